/** A length of time with its unit: `'500ms'`, `'30s'`, `'5m'`, `'2h'`. */
export type Duration = `${number}${'ms' | 's' | 'm' | 'h'}`;

const millisecondsPerUnit = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** The length in whole milliseconds. Throws a RangeError for anything that is not a positive duration. */
export function millisecondsOf(duration: Duration): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(duration) ?? [];
  const milliseconds = Math.round(Number(amount) * millisecondsPerUnit[unit as keyof typeof millisecondsPerUnit]);
  if (!(milliseconds > 0)) throw new RangeError(`"${duration}" is not a duration such as "30s"`);
  return milliseconds;
}
