import type { ChangedTopics } from '@tendril/api';
import type { QueryFilters } from '@tanstack/react-query';
import type { useTRPC } from './api.ts';

export type ChangeTopic = ChangedTopics['topics'][number];

export const changeTopics: readonly ChangeTopic[] = ['journeys', 'leads', 'handoffs', 'mails', 'replies'];

/** What has to be asked anew when a subject changed: whatever shows something of it. What is being drawn is never asked anew. */
export function queriesOf(trpc: ReturnType<typeof useTRPC>): Record<ChangeTopic, QueryFilters[]> {
  const { journeys, emails, leads, handoffs, mailbox, replies, runs, inbox, system } = trpc;
  const atHome = [system.status.pathFilter(), inbox.pathFilter()];
  return {
    journeys: [
      journeys.list.pathFilter(),
      journeys.standing.pathFilter(),
      journeys.versions.pathFilter(),
      journeys.goingOver.pathFilter(),
      emails.list.pathFilter(),
      runs.pathFilter(),
      ...atHome,
    ],
    leads: [leads.list.pathFilter(), leads.get.pathFilter(), system.status.pathFilter()],
    handoffs: [handoffs.pathFilter(), ...atHome],
    mails: [mailbox.pathFilter(), emails.list.pathFilter(), ...atHome],
    // A hand-off shows the latest reply.
    replies: [replies.pathFilter(), handoffs.list.pathFilter(), emails.list.pathFilter(), ...atHome],
  };
}
