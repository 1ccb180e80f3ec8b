import { z } from 'zod';
import { AppError } from '../errors.ts';

export const playIdSchema = z.strictObject({ playId: z.uuid() });

export function noSuchPlay(): AppError {
  return new AppError('not_found', 'This play is over for more than a day, or never was.');
}
