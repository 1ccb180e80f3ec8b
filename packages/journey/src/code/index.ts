export { journey, entry, form, Journey, Way, type EntryStep, type Named } from './journey-code.ts';
export type { DurationText } from './duration-text.ts';
export { click, event, open, reply } from './shorthands.ts';
export { leadIn, LeadInTest, type LeadInTestInput, type ReceivedEmail } from './lead-in-test.ts';
export { toCode } from './to-code.ts';
