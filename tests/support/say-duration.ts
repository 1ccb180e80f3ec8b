/** Milliseconds as an ISO 8601 duration in whole minutes, such as "P2DT3H": nearer than that real time never comes. */
export function sayDuration(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  const parts = [
    [Math.floor(minutes / 1_440), 'D'],
    [Math.floor(minutes / 60) % 24, 'H'],
    [minutes % 60, 'M'],
  ] as const;
  const [days, hours, rest] = parts.map(([amount, letter]) => (amount === 0 ? '' : `${amount}${letter}`));
  if (minutes <= 0) return 'PT0S';
  return `P${days}${hours === '' && rest === '' ? '' : `T${hours}${rest}`}`;
}

/** The minutes in what `sayDuration` says. */
export function minutesOf(duration: string): number {
  const [, days = 0, hours = 0, minutes = 0] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:0S)?)?$/.exec(duration) ?? [];
  return Number(days) * 1_440 + Number(hours) * 60 + Number(minutes);
}
