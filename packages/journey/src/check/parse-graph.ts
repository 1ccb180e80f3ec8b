import { graphSchema, type Graph } from '../model/graph.ts';
import type { Problem } from '../model/problem.ts';
import { error } from './rule.ts';
import { sayIssues } from './say-issues.ts';
import { unsafePart } from './unsafe-part.ts';

export type ParsedGraph = { ok: true; graph: Graph } | { ok: false; problems: Problem[] };

/** The one format there is so far. */
const currentSchema = 1;

/**
 * Reads a graph from outside: JSON text, or what it was parsed into. Settings of steps stay unread (a draft can be saved
 * however unfinished); `checkGraph` reads them. Never throws.
 */
export function parseGraph(input: unknown): ParsedGraph {
  const value = typeof input === 'string' ? parseJson(input) : { value: input };
  if ('problem' in value) return refuse(value.problem);
  const unsafe = unsafePart(value.value);
  if (unsafe !== null) return refuse(unsafe);
  const older = formatProblem(value.value);
  if (older !== null) return refuse(older);
  const parsed = graphSchema.safeParse(value.value);
  if (parsed.success) return { ok: true, graph: parsed.data };
  return {
    ok: false,
    problems: sayIssues(parsed.error.issues, value.value).map(({ message }) => error('badGraph', null, message)),
  };
}

function refuse(problem: Problem): ParsedGraph {
  return { ok: false, problems: [problem] };
}

function parseJson(text: string): { value: unknown } | { problem: Problem } {
  // A byte-order mark is how some editors begin a file; it is no part of JSON.
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (json.length > 5_000_000) return { problem: error('tooLarge', null, 'This journey is larger than 5 MB.') };
  try {
    return { value: JSON.parse(json) as unknown };
  } catch {
    return { problem: error('notJson', null, 'This is no journey: the text is not JSON.') };
  }
}

function formatProblem(value: unknown): Problem | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return error('badGraph', null, 'This is no journey: an object is expected.');
  const schema = 'schema' in value ? value.schema : undefined;
  if (schema === currentSchema) return null;
  if (typeof schema !== 'number')
    return error('badGraph', null, `This is no journey: "schema": ${currentSchema} is missing.`);
  const age = schema > currentSchema ? 'a newer' : 'an older';
  return error(
    'otherFormat',
    null,
    `This journey is of ${age} format (${schema}); this version reads format ${currentSchema}.`,
  );
}
