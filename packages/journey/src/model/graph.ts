import { z } from 'zod';
import { journeySettingsSchema } from './settings.ts';

/** Ids are chosen by the canvas and stay for ever; the pattern keeps out prototype keys and anything that needs quoting. */
const nodeIdSchema = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/);

export const graphNodeSchema = z.strictObject({
  id: nodeIdSchema,
  kind: z.string().min(1).max(64),
  /** Only when a person changed it; otherwise the title follows the settings. */
  title: z.string().max(120).optional(),
  notes: z.string().max(4_000).optional(),
  position: z.strictObject({ x: z.number(), y: z.number() }).optional(),
  /** Settings of the step. Free in a draft; the kind's own schema decides at publish. */
  config: z.record(z.string(), z.unknown()),
});
export type GraphNode = z.infer<typeof graphNodeSchema>;

export const edgeSchema = z.strictObject({ from: nodeIdSchema, port: z.string().min(1).max(64), to: nodeIdSchema });
export type Edge = z.infer<typeof edgeSchema>;

/** Where the journey leads on the canvas: from top to bottom, or from left to right. */
const directionSchema = z.enum(['down', 'right']);
export type Direction = z.infer<typeof directionSchema>;

/** What the canvas edits. This is the lenient form: it can always be saved, `check` says what keeps it from being published. */
export const graphSchema = z.strictObject({
  schema: z.literal(1),
  name: z.string().min(1).max(200),
  nodes: z.array(graphNodeSchema).max(2_000),
  edges: z.array(edgeSchema).max(8_000),
  settings: journeySettingsSchema,
  /** Down where it is left out. */
  direction: directionSchema.optional(),
});
export type Graph = z.infer<typeof graphSchema>;
/** A graph as people write it: settings may be left out. */
export type GraphInput = z.input<typeof graphSchema>;
