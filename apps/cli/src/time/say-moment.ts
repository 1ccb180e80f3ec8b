/** Moments of a journey in words, for one lead. */
export interface JourneyTime {
  /** When the lead entered, epoch ms. */
  enteredAt: number;
  /** The lead's IANA zone. */
  timeZone: string;
}

const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** "day 3, 09:00": local days since entering (the day of entering is 0), and the time on the lead's clock. */
export function sayMoment(at: number, { enteredAt, timeZone }: JourneyTime): string {
  const [local, entered] = [localParts(at, timeZone), localParts(enteredAt, timeZone)];
  return `day ${Math.round((local.day - entered.day) / dayMs)}, ${local.clock}`;
}

/** Local midnight as if it were UTC (epoch ms), and the clock. */
function localParts(at: number, timeZone: string): { day: number; clock: string } {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const day = Date.UTC(Number(parts['year']), Number(parts['month']) - 1, Number(parts['day']));
  return { day, clock: `${parts['hour']}:${parts['minute']}` };
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, format);
  return format;
}
