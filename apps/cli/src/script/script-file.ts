import { intentLabelSchema } from '@tendril/intent';
import { z } from 'zod';
import { isoDurationSchema } from '../time/iso-duration.ts';
import { readJsonAs } from '../input/read-file.ts';

const reviewSchema = z.looseObject({ intents: z.array(intentLabelSchema).min(1), until: z.string().nullish() });

const scriptedEventSchema = z
  .strictObject({
    /** Time since the lead entered. */
    at: isoDurationSchema,
    event: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}$/, 'An event has letters, digits and . : - _ in its name.'),
    /** The step it is about: the email answered or clicked, the hand-off; the latest one unless given. */
    node: z.string().min(1).optional(),
    properties: z.record(z.string(), z.unknown()).default({}),
    /** What a reply says. */
    text: z.string().optional(),
    subject: z.string().optional(),
    /** Address of the lead it happens to; every lead unless given. */
    lead: z.string().optional(),
  })
  .refine(({ event, text }) => !isReply(event) || text !== undefined, {
    path: ['text'],
    message: 'A reply needs the text the lead writes.',
  })
  .refine(({ event, properties }) => event !== 'reply.reviewed' || reviewSchema.safeParse(properties).success, {
    path: ['properties'],
    message: 'A review needs "intents": what the reply means, the main thing first.',
  })
  .transform(({ at, ...rest }) => ({ atMs: at, ...rest }));

/** Something that shall happen to leads, `atMs` after each entered. */
export type ScriptedEvent = z.output<typeof scriptedEventSchema>;
/** As a file writes it. */
export type ScriptedEventInput = z.input<typeof scriptedEventSchema>;

export const scriptSchema = z
  .array(scriptedEventSchema)
  .transform((events) => events.toSorted((a, b) => a.atMs - b.atMs));

/** Reads a script, in order of time; throws bad input that says what does not fit. */
export function readScript(path: string): Promise<ScriptedEvent[]> {
  return readJsonAs(path, 'a script', scriptSchema);
}

/** Whether an event is what a lead writes, to be read for its meaning. */
export function isReply(event: string): boolean {
  return event === 'reply' || event === 'reply.received';
}

/** What sales says to a hand-off. */
export function isHandoffAnswer(event: string): event is 'handoff.accepted' | 'handoff.not_now' | 'handoff.rejected' {
  return event === 'handoff.accepted' || event === 'handoff.not_now' || event === 'handoff.rejected';
}
