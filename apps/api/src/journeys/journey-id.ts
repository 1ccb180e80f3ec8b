import { z } from 'zod';
import { AppError } from '../errors.ts';

export const journeyIdSchema = z.strictObject({ id: z.uuid() });

export const journeyNameSchema = z
  .string('Give the journey a name.')
  .trim()
  .min(1, 'Give the journey a name.')
  .max(200, 'A name has at most 200 characters.');

export function noSuchJourney(): AppError {
  return new AppError('not_found', 'This journey is not there. It may have been archived.');
}
