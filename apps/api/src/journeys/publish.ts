import { publishDraft } from '@tendril/engine';
import type { Graph, Problem } from '@tendril/journey';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { keptGraph } from './graph-input.ts';
import { noSuchJourney } from './journey-id.ts';
import { choiceForEngine, peopleChoiceSchema } from './people-choice.ts';

export const publishSchema = z.strictObject({
  id: z.uuid(),
  revision: z.int().min(0),
  note: z.string().trim().max(500, 'A note has at most 500 characters.').optional(),
  people: peopleChoiceSchema.optional(),
});

export type PublishAnswer =
  | { kind: 'published'; number: number; revision: number }
  | { kind: 'refused'; problems: Problem[] }
  | { kind: 'conflict'; revision: number; draft: Graph };

/** Makes the draft the version new leads enter, if it is the draft that was seen and nothing is wrong with it. */
export async function publishJourney(
  { engine }: ApiContext,
  { id, revision, note, people }: z.output<typeof publishSchema>,
): Promise<PublishAnswer> {
  const published = await publishDraft(engine, {
    ...{ journeyId: id, revision },
    ...(note ? { note } : {}),
    ...(people === undefined ? {} : { people: choiceForEngine(people) }),
  });
  switch (published.kind) {
    case 'missing':
      throw noSuchJourney();
    case 'conflict':
      return { ...published, draft: keptGraph(published.draft) };
    case 'refused':
      return published;
    case 'published':
      return { kind: 'published', number: published.number, revision: published.revision };
  }
}
