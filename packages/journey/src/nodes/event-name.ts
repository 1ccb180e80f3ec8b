import { z } from 'zod';

/** Names of events as the condition language allows them. */
const eventNamePattern = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}$/;

/** The name of an event; empty in a draft that has not chosen one yet. */
export const eventNameSchema = z
  .string()
  .refine((name) => name === '' || eventNamePattern.test(name), 'An event has letters, digits and . : - _ in its name.')
  .default('');
