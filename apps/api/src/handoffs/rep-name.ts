import { z } from 'zod';

/** Who of sales is at the pages. There are no accounts yet: everyone says their name once, and their browser keeps it. */
export const repNameSchema = z.string().trim().min(1, 'Say who you are.').max(80, 'This name is too long.');
