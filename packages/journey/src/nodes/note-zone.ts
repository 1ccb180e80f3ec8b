import { isTimeZone } from '../time/zone.ts';
import type { NodeContext } from './define-node.ts';

/** Writes down that the zone of the lead means nothing to us, so that the journey's was taken. */
export function noteUnknownZone({ world, note }: NodeContext): void {
  const { timeZone } = world.facts.lead;
  if (timeZone !== null && !isTimeZone(timeZone)) note('unknownTimeZone', timeZone);
}
