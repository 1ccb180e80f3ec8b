import { propertiesMatch } from '@tendril/condition';
import { isForRun, isOwnChange } from '../model/event-names.ts';
import type { LeadEvent } from '../model/facts.ts';
import type { Listen } from '../model/state.ts';

/** Whether a listen is for this event; used as well to decide which runs an incoming event concerns. */
export function hears(listen: Listen, event: LeadEvent, runId: string): boolean {
  if (event.at < listen.since || !isForRun(event, runId) || isOwnChange(event, runId)) return false;
  if (listen.mailNodeId !== undefined && event.properties['nodeId'] !== listen.mailNodeId) return false;
  return listen.where === undefined || propertiesMatch(listen.where, event.properties, event.at);
}
