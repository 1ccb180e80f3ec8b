import { badInput } from '../cli-error.ts';
import { readAmount } from './units.ts';

/** How many times as fast as real time "1d=1s" is: 86400. Throws bad input for what is no speed or slower than real time. */
export function readSpeed(text: string): number {
  const [journey, real, ...rest] = text.split('=').map(readAmount);
  const isPair = rest.length === 0 && journey != null && real != null && real > 0;
  const speed = isPair ? journey / real : Number.NaN;
  if (speed >= 1 && Number.isFinite(speed)) return speed;
  throw badInput(`"${text}" is no speed. Write the time in the journey and the real time it takes, such as 1d=1s.`);
}
