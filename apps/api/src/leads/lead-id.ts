import { z } from 'zod';

export const leadIdSchema = z.strictObject({ id: z.uuid() });
