import { workspace, type JourneyStatus } from '@tendril/db';
import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { emailsOfJourneys, happenedSince, repliesTo, sentOf } from './email-figures.ts';

const sortKeys = [
  'subject',
  'journey',
  'sent',
  'delivered',
  'opened',
  'clicked',
  'replied',
  'bounced',
  'unsubscribed',
  'lastSent',
] as const;

export const emailListSchema = z.strictObject({
  /** Part of a subject, a step's title or a journey's name. */
  search: z.string().trim().max(200).default(''),
  sort: z.enum(sortKeys).default('lastSent'),
  order: z.enum(['asc', 'desc']).default('desc'),
  page: z.int().min(1).max(100_000).default(1),
});

export type EmailSort = (typeof sortKeys)[number];

/** One email of a journey. The figures count people, each once, over all versions. */
export interface EmailInList {
  journeyId: string;
  stepId: string;
  /** What a person called the step; null where nobody did. */
  title: string | null;
  subject: string;
  format: 'text' | 'mjml' | 'html';
  journey: string;
  status: JourneyStatus;
  /** Number of the version new leads enter; null when none was published. */
  liveVersion: number | null;
  /** False for an email that goes out still, but is no longer in the draft. */
  isInDraft: boolean;
  sent: number;
  delivered: number;
  opened: number;
  clicked: number;
  replied: number;
  bounced: number;
  unsubscribed: number;
  lastSentAt: string | null;
}

export interface EmailPage {
  total: number;
  pageSize: number;
  /** Whether opens are counted now. */
  tracksOpens: boolean;
  emails: EmailInList[];
}

const pageSize = 25;

/** The emails of all journeys that are not archived, with what became of them. */
export async function listEmails(
  { engine: { db } }: ApiContext,
  input: z.output<typeof emailListSchema>,
): Promise<EmailPage> {
  // Safe because the query names its columns so, and counts are integers well below what a number holds.
  const asked = db.execute(emailsQuery(input)) as unknown as Promise<RowOfList[]>;
  const [rows, [settings]] = await Promise.all([asked, db.select({ settings: workspace.settings }).from(workspace)]);
  const emails = rows.map(({ total: _total, lastSentAt, ...email }) => ({
    ...email,
    lastSentAt: lastSentAt === null ? null : new Date(lastSentAt).toISOString(),
  }));
  return { total: rows[0]?.total ?? 0, pageSize, tracksOpens: settings?.settings.tracksOpens ?? false, emails };
}

type RowOfList = Omit<EmailInList, 'lastSentAt'> & { total: number; lastSentAt: Date | string | null };

/** One query, however many journeys and emails there are. */
export function emailsQuery({ search, sort, order, page }: z.output<typeof emailListSchema>): SQL {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const direction = order === 'asc' ? sql`asc` : sql`desc`;
  return sql`
    with email as (${emailsOfJourneys()}), sent as (${sentOf()}), happened as (${happenedSince()}), replied as (${repliesTo()})
    select email.journey_id as "journeyId", email.step_id as "stepId", email.title, email.subject, email.format,
      email.journey, email.status, email.live_version as "liveVersion", email.is_in_draft as "isInDraft",
      coalesce(sent.people, 0)::int as sent, coalesce(happened.delivered, 0)::int as delivered,
      coalesce(happened.opened, 0)::int as opened, coalesce(happened.clicked, 0)::int as clicked,
      coalesce(replied.people, 0)::int as replied, coalesce(happened.bounced, 0)::int as bounced,
      coalesce(happened.unsubscribed, 0)::int as unsubscribed, sent.last_at as "lastSentAt", (count(*) over ())::int as total
    from email
    left join sent on sent.journey_id = email.journey_id and sent.node_id = email.step_id
    left join happened on happened.journey_id = email.journey_id::text and happened.node_id = email.step_id
    left join replied on replied.journey_id = email.journey_id and replied.node_id = email.step_id
    where email.subject ilike ${pattern} or email.title ilike ${pattern} or email.journey ilike ${pattern}
    order by ${sortColumns[sort]} ${direction} nulls last, email.journey, email.subject, email.step_id
    limit ${pageSize} offset ${(page - 1) * pageSize}`;
}

const sortColumns: Readonly<Record<EmailSort, SQL>> = {
  subject: sql`lower(email.subject)`,
  journey: sql`lower(email.journey)`,
  sent: sql`coalesce(sent.people, 0)`,
  delivered: sql`coalesce(happened.delivered, 0)`,
  opened: sql`coalesce(happened.opened, 0)`,
  clicked: sql`coalesce(happened.clicked, 0)`,
  replied: sql`coalesce(replied.people, 0)`,
  bounced: sql`coalesce(happened.bounced, 0)`,
  unsubscribed: sql`coalesce(happened.unsubscribed, 0)`,
  lastSent: sql`sent.last_at`,
};
