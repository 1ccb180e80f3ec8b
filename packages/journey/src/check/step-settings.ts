import { error, type Rule } from './rule.ts';

/** Settings that do not fit the kind, and what the kind itself finds wrong with them. */
export const stepSettingsRule: Rule = ({ steps }) =>
  [...steps.values()].flatMap(({ node, definition, settings, faults }) => [
    ...faults.map(({ message, setting }) => ({
      ...error('badSettings', node.id, message),
      ...(setting === '' ? {} : { setting }),
    })),
    ...(settings === null
      ? []
      : (definition?.check?.(settings.config) ?? []).map((problem) => ({ ...problem, nodeId: node.id }))),
  ]);
