import type { ValueTest } from './value-test.ts';

/** Says what a test asks of a value: "is wholesale", "is more than 5", "is in the last 7 days". */
export function sayTest(test: ValueTest): string {
  switch (test.op) {
    case 'known':
      return 'is known';
    case 'unknown':
      return 'is not known';
    case 'in':
      return `is ${listInWords(test.value)}`;
    case 'notIn':
      return `is not ${listInWords(test.value)}`;
    case 'between':
      return `is between ${test.value[0]} and ${test.value[1]}`;
    case 'inLastDays':
      return test.value === 1 ? 'is in the last day' : `is in the last ${test.value} days`;
    case 'inNextDays':
      return test.value === 1 ? 'is in the next day' : `is in the next ${test.value} days`;
    default:
      return `${words[test.op]} ${sayValue(test.value)}`;
  }
}

/** A stored name as words: `first_name` and `firstName` are "first name". */
export function nameInWords(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
    .replace(/[_-]+/g, ' ')
    .trim();
}

const words = {
  equals: 'is',
  notEquals: 'is not',
  contains: 'contains',
  notContains: 'does not contain',
  startsWith: 'starts with',
  endsWith: 'ends with',
  hasTag: 'has the tag',
  lacksTag: 'does not have the tag',
  moreThan: 'is more than',
  atLeast: 'is at least',
  lessThan: 'is less than',
  atMost: 'is at most',
  before: 'is before',
  after: 'is after',
} as const;

function sayValue(value: string | number | boolean): string {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}

/** "a", "a or b", "a, b or c"; of a long list the first five, because it is read on a card. */
function listInWords(values: readonly (string | number)[]): string {
  const said = values.slice(0, 5).map(sayValue);
  if (values.length > said.length) return `${said.join(', ')} or one of ${values.length - said.length} more`;
  return said.length < 2 ? said.join('') : `${said.slice(0, -1).join(', ')} or ${said.at(-1)}`;
}
