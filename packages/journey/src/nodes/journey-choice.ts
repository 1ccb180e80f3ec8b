import { z } from 'zod';

/** Another journey a step names. The name is kept beside the id for the sentence on the card; the id decides. */
export const journeyChoiceSchema = z
  .strictObject({ id: z.string().max(64).default(''), name: z.string().max(200).default('') })
  .default({ id: '', name: '' })
  .meta({ title: 'Journey', format: 'journey' });
export type JourneyChoice = z.output<typeof journeyChoiceSchema>;

export const sayJourney = ({ id, name }: JourneyChoice): string => (id === '' ? 'another journey' : `"${name || id}"`);

export const noJourney = {
  code: 'noJourney',
  severity: 'error' as const,
  message: 'Choose the journey this step is about.',
};
