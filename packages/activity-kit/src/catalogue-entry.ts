import { z } from 'zod';
import type { ActivityDefinition } from './define-activity.ts';

/** A JSON Schema (draft 7) as plain data. */
export type JsonSchema = Record<string, unknown>;

/** What the editor, the API and the engine know of a custom activity. Durations in milliseconds; plain data. */
export interface CatalogueEntry {
  kind: string;
  title: string;
  description: string;
  icon: string;
  group: string;
  inputSchema: JsonSchema;
  outputSchema: JsonSchema;
  /** The activity's own outcomes; `error` is every activity's and not among them. */
  outcomes: { id: string; title: string }[];
  taskQueue: string;
  startToCloseMs: number;
  heartbeatMs: number | null;
  maximumAttempts: number;
  initialIntervalMs: number;
  maximumIntervalMs: number;
}

/** The catalogue entry of a definition that a worker serves on `taskQueue`. */
export function catalogueEntryOf(definition: ActivityDefinition, { taskQueue }: { taskQueue: string }): CatalogueEntry {
  return {
    kind: definition.kind,
    title: definition.title,
    description: definition.description,
    icon: definition.icon,
    group: definition.group,
    inputSchema: schemaOf(definition.input, 'input'),
    outputSchema: schemaOf(definition.output, 'output'),
    outcomes: [...definition.outcomes],
    taskQueue,
    startToCloseMs: definition.timeoutMs,
    heartbeatMs: definition.heartbeatMs,
    maximumAttempts: definition.retry.attempts,
    initialIntervalMs: definition.retry.firstMs,
    maximumIntervalMs: definition.retry.longestMs,
  };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  // Safe because a JSON Schema is a plain object; zod's type only adds its known keywords.
  return z.toJSONSchema(schema, { target: 'draft-7', io }) as JsonSchema;
}
