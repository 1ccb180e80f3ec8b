import { journey, journeyRun, lead, message } from '@tendril/db';
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { ApiContext } from '../context.ts';
import { leadName } from '../leads/lead-name.ts';

/** An email of which nobody knows whether it left. It is never sent again by itself. */
export interface DoubtfulEmail {
  id: string;
  leadId: string;
  name: string;
  to: string | null;
  subject: string | null;
  journeyId: string;
  journeyName: string;
  /** When it was given up on. */
  since: string;
}

const mostShown = 200;

/** Emails in doubt, the latest first. */
export async function listDoubtfulEmails({ engine: { db } }: ApiContext): Promise<DoubtfulEmail[]> {
  const rows = await db
    .select({ message, journeyId: journey.id, journeyName: journey.name, email: lead.email, fields: lead.fields })
    .from(message)
    .innerJoin(journeyRun, eq(journeyRun.id, message.runId))
    .innerJoin(journey, eq(journey.id, journeyRun.journeyId))
    .innerJoin(lead, eq(lead.id, message.leadId))
    .where(and(eq(message.state, 'unknown'), eq(lead.isRehearsal, false), isNull(lead.erasedAt)))
    .orderBy(desc(message.settledAt), desc(message.id))
    .limit(mostShown);
  return rows.map(({ message: { id, leadId, toEmail, subject, settledAt, decidedAt }, email, fields, ...of }) => ({
    ...{ id, leadId, subject, ...of },
    name: leadName({ email, fields }),
    to: toEmail,
    since: (settledAt ?? decidedAt).toISOString(),
  }));
}
