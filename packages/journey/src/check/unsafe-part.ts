import type { Problem } from '../model/problem.ts';
import { error } from './rule.ts';

const mostCharacters = 5_000_000;
const mostDepth = 60;
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** What must not come in whatever it means: names every object inherits, too much of it, or too deep. Null when harmless. */
export function unsafePart(input: unknown): Problem | null {
  const open: { value: unknown; depth: number }[] = [{ value: input, depth: 0 }];
  let characters = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    characters += typeof value === 'string' ? value.length : 1;
    if (characters > mostCharacters) return error('tooLarge', null, 'This journey is larger than 5 MB.');
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= mostDepth) return error('tooDeep', null, 'This journey is nested too deep.');
    for (const key of Object.keys(value)) {
      if (forbidden.has(key)) return error('unsafeKey', null, `The name "${key}" cannot be used.`);
      characters += key.length;
      open.push({ value: (value as Record<string, unknown>)[key], depth: depth + 1 });
    }
  }
  return null;
}
