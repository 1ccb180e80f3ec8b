import { z } from 'zod';

/** Another journey a step names. By its name, so that a journey in a file means the same in every workspace. */
export const journeyNameSchema = z
  .string()
  .trim()
  .max(200)
  .default('')
  .meta({ title: 'Journey', format: 'journey', isNeeded: true });

export const sayJourney = (name: string): string => (name === '' ? 'another journey' : `"${name}"`);

export const noJourney = {
  code: 'noJourney',
  severity: 'error' as const,
  message: 'Choose the journey this step is about.',
  setting: 'journey',
};
