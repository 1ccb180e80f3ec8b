import { mailboxMail, message, suppression } from '@tendril/db';
import { renderEmail, type CompiledEmail } from '@tendril/email';
import { holdMail, suppress } from '@tendril/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataOf, openApiScene, type ApiScene } from '../support/api-scene.ts';

let scene: ApiScene;

beforeAll(async () => {
  scene = await openApiScene();
});
afterAll(() => scene.close());

interface Preview {
  sender: { name: string; address: string } | null;
  subject: string;
  inboxLine: string;
  html: string;
  text: string;
  problems: { code: string; severity: string }[];
}

const content = {
  subject: 'Hello {{ first_name | default: "there" }}',
  source: 'Dear {{ lead.company | default: "friend" }}, see https://tendril.example/guide.',
};

/** A question whose input may be longer than an address. */
const ask = async <T>(procedure: string, input: unknown): Promise<T> => dataOf(await scene.mutate(procedure, input));

describe('an email before it is sent', () => {
  it('is shown as one lead would get it, and nothing is sent', async () => {
    const fields = { first_name: 'Greta', company: 'Fjordline & <Sons>' };
    const { id: leadId } = await ask<{ id: string }>('leads.add', { email: 'greta@emails.example', fields });
    const preview = await ask<Preview>('emails.preview', { content, leadId });
    expect(preview.subject).toBe('Hello Greta');
    expect(preview.html).toContain('Dear Fjordline &amp; &lt;Sons&gt;, see');
    expect(preview.text).toContain('Dear Fjordline & <Sons>, see');
    expect(preview.html).toContain('1 Vine Street, Exampleton');
    expect(preview.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(await scene.engine.db.$count(message)).toBe(0);
    expect(await scene.engine.db.$count(mailboxMail)).toBe(0);
  });

  it('is shown to somebody invented, without a footer where it is a service email', async () => {
    const preview = await ask<Preview>('emails.preview', { content, purpose: 'service' });
    expect(preview.subject).toBe('Hello Robin');
    expect(preview.html).not.toContain('1 Vine Street');
  });

  it('is shown as inboxes list it: the sender, and the preview line or else how the text begins', async () => {
    const preheader = 'For {{ lead.company }} & you';
    const preview = await ask<Preview>('emails.preview', { content: { ...content, preheader } });
    expect(preview).toMatchObject({ inboxLine: 'For Acme & you' });
    expect(preview.sender?.address).toContain('@');
    expect((await ask<Preview>('emails.preview', { content })).inboxLine).toMatch(/^Dear Acme, see https/);
  });

  it('is checked with the others of its journey, each problem at its step and line', async () => {
    const emails = [
      { stepId: 'good', content },
      { stepId: 'bad', content: { ...content, source: 'Dear you\n{{ lead.compny | default: "x" }}' } },
    ];
    expect(await ask('emails.check', { emails })).toEqual([
      expect.objectContaining({ stepId: 'bad', code: 'unknown_variable', severity: 'error', part: 'source', line: 2 }),
    ]);
  });

  it.each([
    ['liquid that is broken', { subject: 'Hi {{ first_name', source: 'Text' }, 'liquid_syntax'],
    ['a value that is written wrong', { subject: 'Hi', source: '{{ lead.frist_name }}' }, 'unknown_variable'],
    ['a link that leads nowhere', { subject: 'Hi', format: 'html', source: '<a href="http://">x</a>' }, 'broken_link'],
    ['no subject', { subject: '', source: 'Text' }, 'no_subject'],
  ])('says what is wrong with %s', async (_what, written, code) => {
    const { problems } = await ask<Preview>('emails.preview', { content: written });
    expect(problems).toContainEqual(expect.objectContaining({ code, severity: 'error' }));
  });

  it('is compiled for whoever renders it for others, also when it is long', async () => {
    const long = { ...content, source: `${content.source} ${'More of it. '.repeat(20_000)}` };
    const result = await ask<{ ok: true; compiled: CompiledEmail }>('emails.compile', { content: long });
    expect(result.compiled.variables).toEqual(['first_name', 'lead.company']);
    const rendered = renderEmail(result.compiled, { first_name: 'Kees', lead: { company: 'Halden' } });
    expect(rendered.subject).toBe('Hello Kees');
    expect(rendered.text).toContain('Dear Halden, see');
    const broken = await ask<{ ok: boolean }>('emails.compile', { content: { subject: '{% if %}', source: 'x' } });
    expect(broken).toMatchObject({ ok: false, problems: [{ code: 'liquid_syntax' }] });
  });
});

describe('a test of an email', () => {
  const test = { content, to: 'me@emails.example' };
  const kept = () => scene.engine.db.select().from(mailboxMail).orderBy(mailboxMail.keptAt);

  it('arrives marked as one, filled in for the lead that was chosen, and counts nowhere', async () => {
    const fields = { first_name: 'Bea', company: 'Lockwood' };
    const { id: leadId } = await ask<{ id: string }>('leads.add', { email: 'bea@emails.example', fields });
    expect(await ask('emails.sendTest', { ...test, leadId })).toEqual({ kind: 'sent' });
    const [mail, ...others] = await kept();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ toAddress: 'me@emails.example', subject: 'Test: Hello Bea' });
    expect(mail?.html).toContain('Dear Lockwood, see');
    expect(mail?.html).toContain('href="https://tendril.example/guide"');
    expect(await scene.engine.db.$count(message)).toBe(0);
    // Whatever is done with it concerns nobody.
    await scene.mutate('mailbox.bounce', { id: mail?.id });
    await scene.mutate('mailbox.unsubscribe', { id: mail?.id });
    expect(await scene.engine.db.$count(suppression)).toBe(0);
  });

  it.each([
    ['no address', { to: 'nobody' }, 'bad_address'],
    ['an address nothing may go to', { to: 'Gone@emails.example' }, 'suppressed'],
    ['an email that does not compile', { content: { subject: '{% if %}', source: 'x' } }, 'not_ready'],
  ])('is refused for %s', async (_what, change, reason) => {
    await suppress(scene.engine, { email: 'gone@emails.example', reason: 'manual' });
    const before = (await kept()).length;
    expect(await ask('emails.sendTest', { ...test, ...change })).toEqual({ kind: 'refused', reason });
    expect(await kept()).toHaveLength(before);
  });

  it('waits like all other mail while mail is held', async () => {
    await holdMail(scene.engine);
    expect(await ask('emails.sendTest', test)).toEqual({ kind: 'refused', reason: 'mail_held' });
  });
});

describe('a draft with long emails', () => {
  it('is saved whole, and one that is beyond all measure is refused', async () => {
    const nodes = [0, 1].map((nth) => ({
      id: `m${nth}`,
      kind: 'email',
      config: { content: { source: 'x'.repeat(900_000) } },
    }));
    const graph = { schema: 1, name: 'Long', nodes, edges: [] };
    const { id } = await ask<{ id: string }>('journeys.create', { name: 'Long', graph });
    expect(await ask('journeys.save', { id, revision: 0, graph })).toMatchObject({ kind: 'saved' });
    const huge = { ...graph, nodes: [{ id: 'm', kind: 'email', config: { source: 'x'.repeat(7_000_000) } }] };
    expect((await scene.mutate('journeys.save', { id, revision: 1, graph: huge })).status).toBe(413);
    const tooLong = { ...graph, nodes: [{ id: 'm', kind: 'email', config: { source: 'x'.repeat(5_100_000) } }] };
    expect((await scene.mutate('journeys.save', { id, revision: 1, graph: tooLong })).status).toBe(400);
  });
});
