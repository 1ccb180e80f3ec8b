import { randomUUID } from 'node:crypto';
import { entryTrigger, journey, journeyVersion, workspace, type Database } from '@tendril/db';
import { and, eq, sql } from 'drizzle-orm';
import type { FastifyReply } from 'fastify';
import { markup } from './markup.ts';
import { sendPage } from './page.ts';

const fields = [
  { name: 'email', label: 'Email address', type: 'email', fill: 'email', isRequired: true },
  { name: 'first_name', label: 'First name', type: 'text', fill: 'given-name', isRequired: false },
  { name: 'company', label: 'Company', type: 'text', fill: 'organization', isRequired: false },
] as const;

/** The page of a form that lets leads into a live journey; a page that says so where there is none. */
export async function sendFormPage(db: Database, reply: FastifyReply, form: string): Promise<FastifyReply> {
  const [isOpen, [sender]] = await Promise.all([
    isFormOfLiveJourney(db, form),
    db.select({ name: workspace.name }).from(workspace).limit(1),
  ]);
  if (!isOpen) {
    const body = markup`<p>It may have been closed, or the address is not complete.</p>`;
    return sendPage(reply, { title: 'There is no such form', body, status: 404 });
  }
  const wording = `Yes, ${sender?.name ?? 'you'} may send me marketing emails. I can unsubscribe at any time.`;
  return sendPage(reply, { title: form, body: formOf(wording) });
}

/** `_id` makes a form that is sent twice count once; the trap is filled in by programs alone. */
function formOf(wording: string) {
  const inputs = fields.map(
    ({ name, label, type, fill, isRequired }) =>
      markup`<label class="field">${label}
        <input type="${type}" name="${name}" autocomplete="${fill}" maxlength="200"${isRequired ? markup` required` : markup``}></label>`,
  );
  return markup`<form method="post">
    ${inputs}
    <label><input type="checkbox" name="_consent" value="marketing"><span>${wording}</span></label>
    <input type="hidden" name="_wording" value="${wording}">
    <input type="hidden" name="_id" value="${randomUUID()}">
    <div class="trap" aria-hidden="true">
      <label>Leave this empty <input type="text" name="_website" tabindex="-1" autocomplete="off"></label>
    </div>
    <button type="submit">Send</button>
  </form>`;
}

async function isFormOfLiveJourney(db: Database, form: string): Promise<boolean> {
  const named = sql`${journeyVersion.plan} #>> array['nodes', ${entryTrigger.nodeId}, 'config', 'form']`;
  const [found] = await db
    .select({ id: journey.id })
    .from(entryTrigger)
    .innerJoin(journey, eq(journey.id, entryTrigger.journeyId))
    .innerJoin(journeyVersion, eq(journeyVersion.id, journey.liveVersionId))
    .where(and(eq(entryTrigger.eventName, 'form.submitted'), eq(journey.status, 'live'), sql`${named} = ${form}`))
    .limit(1);
  return found !== undefined;
}
