/** Milliseconds per unit, by the letter people write it with. */
const unitMs: ReadonlyMap<string, number> = new Map([
  ['ms', 1],
  ['s', 1_000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['w', 604_800_000],
]);

const amountPattern = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d|w)$/;

/** "90s", "1.5h", "1d" in milliseconds; null for anything else. */
export function readAmount(text: string): number | null {
  const parts = amountPattern.exec(text.trim());
  const unit = unitMs.get(parts?.[2] ?? '');
  return parts === null || unit === undefined ? null : Number(parts[1]) * unit;
}

/** "250 ms", "12 s", "3 min", "2 h", "4 days": rounded for reading. */
export function sayAmount(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms * 10) / 10} ms`;
  if (ms < 120_000) return `${Math.round(ms / 1_000)} s`;
  if (ms < 7_200_000) return `${Math.round(ms / 60_000)} min`;
  if (ms < 172_800_000) return `${Math.round(ms / 3_600_000)} h`;
  return `${Math.round(ms / 86_400_000)} days`;
}
