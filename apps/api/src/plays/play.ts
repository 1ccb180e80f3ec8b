import { startPlay } from '@tendril/engine';
import type { Problem } from '@tendril/journey';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { noSuchJourney } from '../journeys/journey-id.ts';

export const playSchema = z.strictObject({
  id: z.uuid(),
  address: z
    .string('Give an email address.')
    .trim()
    .min(1, 'Give an email address.')
    .max(320, 'This email address is too long.'),
  /** Real time that a day of the journey takes. */
  dayMs: z.int().min(1_000, 'A day takes at least a second.').max(600_000, 'A day takes at most ten minutes.'),
  fields: z
    .record(z.string().max(64), z.unknown())
    .refine((fields) => Object.keys(fields).length <= 100, 'A lead has at most 100 fields here.')
    .default({}),
  /** Where the lead enters; the first entry when left out. */
  entryStep: z.string().max(100).optional(),
});

export type PlayAnswer = { kind: 'playing'; playId: string } | { kind: 'refused'; problems: Problem[] };

/** Plays the saved draft for real with an invented lead; refused with what is wrong with it. Throws `not_found`. */
export async function play(
  { engine }: ApiContext,
  { id, entryStep, ...how }: z.output<typeof playSchema>,
): Promise<PlayAnswer> {
  const started = await startPlay(engine, {
    journeyId: id,
    ...how,
    ...(entryStep === undefined ? {} : { entryStep }),
  });
  if (started.kind === 'missing') throw noSuchJourney();
  return started;
}
