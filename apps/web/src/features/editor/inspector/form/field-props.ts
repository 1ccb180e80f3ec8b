import type { JsonSchema } from './json-schema.ts';

/** What every field of a form is given. */
export interface FieldProps {
  schema: JsonSchema;
  /** Name of the setting in its group. */
  name: string;
  /** As it stands in the draft: perhaps unfinished, perhaps missing. */
  value: unknown;
  /** Undefined takes the setting away. */
  onChange: (value: unknown) => void;
  /** A switch above says the name already. */
  isNamedAbove?: boolean;
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
