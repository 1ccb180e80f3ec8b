import { nameInWords } from '@tendril/condition';
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const mostSaid = 5;

/** A setting that does not fit. */
export interface Fault {
  /** In a sentence that names the setting. */
  message: string;
  /** In a sentence that stands beside the setting. */
  beside: string;
  /** The setting as a path, `outcomes.1.on`; empty for the settings as a whole. */
  setting: string;
}

/** What a schema found wrong, one fault each. */
export function sayIssues(issues: readonly Issue[], input: unknown): Fault[] {
  return issues.slice(0, mostSaid).map((issue) => ({
    message: sayIssue(issue, input, sayPath(issue.path)),
    beside: sayIssue(issue, input, 'This').replace(/^This: /, ''),
    setting: issue.path.map(String).join('.'),
  }));
}

function sayIssue(issue: Issue, input: unknown, setting: string): string {
  switch (issue.code) {
    case 'invalid_type':
      return valueAt(input, issue.path) === undefined
        ? `${setting} is missing.`
        : `${setting} must be ${sayType(issue.expected)}.`;
    case 'too_small':
      return issue.origin === 'array' ? withSetting(setting, issue.message) : `${setting} is too small or too short.`;
    case 'too_big':
      return `${setting} is too large or too long.`;
    case 'invalid_value':
      return `${setting} must be one of: ${issue.values.map(String).join(', ')}.`;
    case 'unrecognized_keys':
      return `This step has no setting ${issue.keys.map((key) => `"${key.slice(0, 60)}"`).join(', ')}.`;
    case 'invalid_union':
      return `${setting} is not filled in as it must be.`;
    case 'custom':
      return withSetting(setting, issue.message);
    default:
      return `${setting} is not filled in as it must be.`;
  }
}

function withSetting(setting: string, message: string): string {
  return message === 'Invalid input' ? `${setting} is not filled in as it must be.` : `${setting}: ${message}`;
}

/** "arms, 2nd: condition" is how people would point at `arms.1.condition`. */
function sayPath(path: readonly PropertyKey[]): string {
  const words = path.map((key) => (typeof key === 'number' ? `number ${key + 1}` : nameInWords(String(key))));
  return words.length === 0 ? 'The settings' : `"${words.join(', ')}"`;
}

function sayType(expected: string): string {
  const words: Readonly<Record<string, string>> = {
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'yes or no',
    array: 'a list',
    date: 'a date',
  };
  return (Object.hasOwn(words, expected) ? words[expected] : undefined) ?? 'filled in another way';
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}
