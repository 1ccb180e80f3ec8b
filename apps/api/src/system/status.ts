import { journey, journeyRun, lead, message, workspace } from '@tendril/db';
import { isNull, sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { ApiContext } from '../context.ts';

/** How the installation is doing, in numbers. */
export interface Status {
  journeys: number;
  liveJourneys: number;
  leads: number;
  openRuns: number;
  heldRuns: number;
  queuedMails: number;
  isTemporalReachable: boolean;
  /** Where leads reach us, without a slash at the end. */
  publicUrl: string;
  /** Temporal's own pages, where known. */
  temporalUi: string | null;
  /** Whether emails stay in the test mailbox instead of going to people. */
  usesTestMailbox: boolean;
}

const isNoPlay = sql`${journeyRun.source} <> 'rehearsal'`;
// Tables written out: Drizzle names columns without theirs here, and `id` would be the mail's.
const isToALead = sql`not exists (select from lead where lead.id = message.lead_id and lead.is_rehearsal)`;

export async function readStatus({ engine, settings, temporal }: ApiContext): Promise<Status> {
  const counting = engine.db
    .select({
      journeys: countOf(journey, isNull(journey.rehearsalOf)),
      liveJourneys: countOf(journey, sql`${journey.status} = 'live'`),
      leads: countOf(lead, sql`${lead.erasedAt} is null and not ${lead.isRehearsal}`),
      openRuns: countOf(journeyRun, sql`${journeyRun.status} <> 'ended' and ${isNoPlay}`),
      heldRuns: countOf(journeyRun, sql`${journeyRun.status} = 'held' and ${isNoPlay}`),
      queuedMails: countOf(message, sql`${message.state} = 'queued' and ${isToALead}`),
    })
    .from(sql`(values (1)) as one`);
  const isTyped = sql<boolean>`(${workspace.settings} #> '{provider,key}') is not null`;
  const [[counts], [row], isTemporalReachable] = await Promise.all([
    counting,
    engine.db.select({ isConnected: isTyped }).from(workspace),
    temporal.isReachable(),
  ]);
  if (counts === undefined) throw new Error('invariant: counting answers one row');
  return {
    ...counts,
    isTemporalReachable,
    publicUrl: settings.publicUrl,
    temporalUi: settings.temporalUi,
    usesTestMailbox: settings.resend === null && row?.isConnected !== true,
  };
}

function countOf(table: PgTable, condition: SQL = sql`true`): SQL<number> {
  return sql<number>`(select count(*) from ${table} where ${condition})`.mapWith(Number);
}
