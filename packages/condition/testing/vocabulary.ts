import fc from 'fast-check';

/**
 * The few names and values that random conditions and random leads share, chosen at the edges of what SPEC.md says, so
 * that most tests have something to find.
 */
export const texts = [
  'wholesale',
  ' Wholesale ',
  'retail',
  'whole',
  'sale',
  'Äpfel',
  'äpfel',
  '\tmql\n',
  'mql',
  'true',
  '🌱 grün',
  'a\u00a0b',
  "o'neil %_\\",
];
export const decimals = [
  '210',
  '+210',
  ' 2.50 ',
  '-3',
  '007',
  '1e3',
  '12.',
  '.5',
  '999999999999999.999',
  '1234567890123456',
];
const numbers = [210, 2.5, -3, 7, 0, 0.1, 0.000001, 999999999999999];
export const beyondUse = [1e15, -1e21, 1e-7, 5e-324, Number.MAX_VALUE];
export const dates = [
  '2026-02-28',
  '2026-03-01',
  '2026-02-22',
  '2026-02-21',
  '2026-03-08',
  '2026-03-01T09:30:00Z',
  '2026-03-01T09:30:00.001Z',
  '2026-02-22T09:30:00Z',
  '2026-02-22T09:29:59.999Z',
  '2026-03-01T23:30:00-05:00',
  '2026-03-08T09:30+00:00',
  '1980-02-29',
  '9999-12-31',
];
export const noDates = [
  '2026-02-30',
  '2025-02-29',
  '2026-13-01',
  '0000-01-01',
  '2026-03-01 09:30',
  '2026-03-01T24:00Z',
  '2026-03-01T09:30',
  'yesterday',
  'now',
  '20260301',
];
export const blanks = ['', '  ', '\n'];
export const days = [1, 7, 30];
export const names = ['industry', 'employees', 'founded', 'interests'];
export const topics = ['news', 'offers'];
export const eventNames = ['email.clicked', 'page.visited'];
export const properties = ['link', 'seconds'];

/** What a condition may compare with. */
export const anyText = fc.oneof(
  fc.constantFrom(...texts, ...decimals, ...dates),
  fc.string({ minLength: 1, maxLength: 4 }).filter(isAskable),
);
export const anyNumber = fc.oneof(fc.constantFrom(...numbers), fc.integer({ min: -300, max: 300 }));
export const scalar = fc.oneof(anyText, anyNumber, fc.boolean());
function isAskable(text: string): boolean {
  return text.trim() !== '' && text.isWellFormed() && !text.includes('\0');
}
