import { createContext, useContext } from 'react';
import { inWords, type JsonSchema } from './json-schema.ts';

/** What every field of a form is given. */
export interface FieldProps {
  schema: JsonSchema;
  /** Name of the setting in its group. */
  name: string;
  /** Where the setting lies among all settings of the form: `outcomes.0.on`. */
  path: string;
  /** As it stands in the draft: perhaps unfinished, perhaps missing. */
  value: unknown;
  /** Undefined takes the setting away. */
  onChange: (value: unknown) => void;
  /** The other settings of its group, for fields that depend on one of them. */
  beside?: Readonly<Record<string, unknown>>;
  /** A switch above says the name already. */
  isNamedAbove?: boolean;
}

/** What is wrong, by the path of the setting it stands beside. */
export const SettingFaults = createContext<ReadonlyMap<string, string>>(new Map());

/** What is wrong with a setting of one part, or with anything inside it. */
export function useFault(path: string): string | null {
  const faults = useContext(SettingFaults);
  const inside = [...faults].find(([at]) => at === path || at.startsWith(`${path}.`));
  return inside?.[1] ?? null;
}

/** What is wrong with a setting of many parts as a whole; the parts say their own. */
export function useOwnFault(path: string): string | null {
  return useContext(SettingFaults).get(path) ?? null;
}

/** What a field is called. */
export function labelOf({ schema, name }: Pick<FieldProps, 'schema' | 'name'>): string {
  return schema.title ?? inWords(name);
}

/** What stands around the input of a field: its name, help, what is wrong, and that it is needed. */
export function useSurroundings(props: Pick<FieldProps, 'schema' | 'name' | 'path' | 'isNamedAbove'>): {
  label: string | null;
  description: string | undefined;
  error: string | null;
  withAsterisk: boolean;
} {
  const { schema, path, isNamedAbove = false } = props;
  return {
    label: isNamedAbove ? null : labelOf(props),
    description: isNamedAbove ? undefined : schema.description,
    error: useFault(path),
    withAsterisk: schema.isNeeded === true,
  };
}

export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

/** The group with one setting changed or taken away. */
export function withSetting(
  group: Readonly<Record<string, unknown>>,
  name: string,
  value: unknown,
): Record<string, unknown> {
  const { [name]: _before, ...rest } = group;
  return value === undefined ? rest : { ...rest, [name]: value };
}
