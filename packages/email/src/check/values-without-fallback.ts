import { liquidSegments, segmentBody } from '../liquid-segments.ts';

const LEAD_VALUE = /^(lead\.[\w.]+)\s*(.*)$/s;
const OPENS = /^(if|unless|case)\b(.*)$/s;
const CLOSES = /^end(if|unless|case)\b/;

/**
 * Values of the lead that are shown as they are: with no `default`, and under no condition that asks for them. For a
 * lead that lacks the value the sentence has a hole. Each path once.
 */
export function valuesWithoutFallback(template: string): string[] {
  const found = new Set<string>();
  const conditions: string[] = [];
  for (const segment of liquidSegments(template)) {
    if (segment.kind === 'literal') continue;
    const body = segmentBody(segment);
    if (segment.kind === 'tag') {
      followConditions(body, conditions);
      continue;
    }
    const [, path = '', filters = ''] = LEAD_VALUE.exec(body) ?? [];
    const isGuarded = conditions.some((condition) => condition.includes(path));
    if (path !== '' && !/\|\s*default\b/.test(filters) && !isGuarded) found.add(path);
  }
  return [...found];
}

function followConditions(tag: string, conditions: string[]): void {
  if (CLOSES.test(tag)) conditions.pop();
  else if (OPENS.test(tag)) conditions.push(tag);
}
