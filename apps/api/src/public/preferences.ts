import { consent, lead, message } from '@tendril/db';
import { mailLinkPaths, verifyToken } from '@tendril/email';
import { captureLead, unsubscribe } from '@tendril/engine';
import { asc, eq } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import type { ApiContext } from '../context.ts';
import { AppError } from '../errors.ts';
import { markup, type Markup } from './markup.ts';
import { sendPage } from './page.ts';
import { sendUnknown } from './unsubscribe.ts';

const address = `${mailLinkPaths.preferences}:token`;
const largestBody = 16 * 1024;
const stayWording = 'Send me marketing emails';
type Token = { Params: { token: string } };

/** What a lead allows, as its preference page shows it. */
interface Preferences {
  email: string | null;
  topics: { topic: string; isGiven: boolean }[];
}

/** The page on which a lead says whether to go on getting marketing emails. The link in each of its emails leads here. */
export function servePreferences(server: FastifyInstance, context: ApiContext): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, new URLSearchParams(String(body)).get('choice'));
  });
  server.get<Token>(address, async (request, reply) => {
    const preferences = await preferencesOf(context, request.params.token);
    if (preferences === null) return sendUnknown(reply);
    const stays = preferences.topics.some(({ isGiven }) => isGiven);
    return sendPage(reply, { title: 'Your email preferences', body: choiceForm(preferences, stays) });
  });
  server.post<Token>(address, { bodyLimit: largestBody }, async (request, reply) => {
    const { token } = request.params;
    const preferences = await preferencesOf(context, token);
    if (preferences === null) return sendUnknown(reply);
    if (request.body !== 'leave' && request.body !== 'stay') {
      throw new AppError('invalid', 'Choose one of the two.', { field: 'choice' });
    }
    if (request.body === 'leave') {
      await unsubscribe(context.engine, { token });
      return sendPage(reply, { title: 'Saved', body: markup`<p>You will get no more marketing emails from us.</p>` });
    }
    await giveAgain(context, preferences);
    return sendPage(reply, { title: 'Saved', body: markup`<p>We will go on sending you emails.</p>` });
  });
}

async function preferencesOf({ engine: { db }, settings }: ApiContext, token: string): Promise<Preferences | null> {
  const claims = verifyToken(token, { purpose: 'unsubscribe', secret: settings.secret, now: Date.now() });
  if (claims === null) return null;
  const rows = await db
    .select({ email: lead.email, topic: consent.topic, state: consent.state })
    .from(message)
    .innerJoin(lead, eq(lead.id, message.leadId))
    .leftJoin(consent, eq(consent.leadId, lead.id))
    .where(eq(message.id, claims.id))
    .orderBy(asc(consent.topic));
  const [first] = rows;
  if (first === undefined) return null;
  const topics = rows.flatMap(({ topic, state }) => (topic === null ? [] : [{ topic, isGiven: state === 'given' }]));
  return { email: first.email, topics };
}

function choiceForm({ topics }: Preferences, stays: boolean): Markup {
  // The topic that every journey starts with says nothing more.
  const names = topics.flatMap(({ topic }) => (topic === 'marketing' ? [] : [topic])).join(', ');
  const about = names === '' ? markup`` : markup`<br><span class="quiet">About: ${names}</span>`;
  const exception = markup`<br><span class="quiet">You still get emails about what you have ordered or asked for.</span>`;
  return markup`<form method="post">
<fieldset>
${choice({ value: 'stay', isChosen: stays, words: markup`${stayWording}${about}` })}
${choice({ value: 'leave', isChosen: !stays, words: markup`Stop all marketing emails${exception}` })}
</fieldset>
<button type="submit">Save preferences</button>
</form>`;
}

function choice({ value, isChosen, words }: { value: string; isChosen: boolean; words: Markup }): Markup {
  const checked = isChosen ? markup` checked` : markup``;
  return markup`<label><input type="radio" name="choice" value="${value}"${checked}><span>${words}</span></label>`;
}

/** Allows again what was withdrawn: the lead's own new act, kept with the words it stood under. */
async function giveAgain({ engine }: ApiContext, { email, topics }: Preferences): Promise<void> {
  const withdrawn = topics.filter(({ isGiven }) => !isGiven).map(({ topic }) => topic);
  if (email === null || withdrawn.length === 0) return;
  await captureLead(engine, { email, consent: { topics: withdrawn, source: 'preference page', wording: stayWording } });
}
