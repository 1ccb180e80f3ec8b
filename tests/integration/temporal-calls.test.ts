import { temporal as proto } from '@temporalio/proto';
import { workflowIdOf } from '@tendril/contract';
import { handoff, journeyRun, lead, message, runCall } from '@tendril/db';
import { answerHandoff, captureLead, recordEvent, recordReply, sweep } from '@tendril/engine';
import type { GraphInput } from '@tendril/journey';
import type { RunningWorkers } from '@tendril/worker';
import { desc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { graphOf } from '@tendril/journey/testing';
import {
  bytesOf,
  ended,
  eventually,
  openTemporalScene,
  standsAt,
  workflowBytesOf,
  workflowIs,
  type TemporalScene,
} from '../support/temporal-scene.ts';
import { hopeless, startCallWorker, testActivity, type TestCallWorker } from '../support/test-activities.ts';
import { enterAt, pathOf, publishGraph, runOf } from '../support/test-engine.ts';

/** What only Postgres may know: none of it occurs anywhere in Temporal, as the last test here proves. */
const secrets = {
  address: 'quietperson',
  name: 'Zwanenburg',
  company: 'Verschwiegen Holding',
  budget: 'budget of 91827 crowns',
  reply: 'purple walrus on a unicycle',
  seller: 'seller.mcsecret',
  output: 'Nondisclosed Industries',
  enriched: 'Fjordline Fittings',
};

let scene: TemporalScene;
let worker: RunningWorkers;
let callWorker: TestCallWorker;

const failing = testActivity('test_failing', {
  attempt: async ({ lead: { email } }, { about }) => {
    throw new Error(`${email} is not liked, nor is ${about}`, { cause: new Error(secrets.company) });
  },
});
const stubborn = testActivity('test_stubborn', {
  attempt: async ({ lead: { email } }) => {
    throw new Error(`${email} again`);
  },
  retries: { attempts: 5, first: '600s' },
});
const permanent = testActivity('test_permanent', { attempt: hopeless });
const quick = testActivity('test_quick', {
  attempt: async () => secrets.output,
  retries: { attempts: 5, first: '50ms' },
});
const answers = new Map<string, PromiseWithResolvers<string>>();
/** Answers when the test says so, whatever it hears meanwhile. */
const slow = testActivity('test_slow', { attempt: ({ idempotencyKey }) => answerOf(idempotencyKey).promise });
const cancelledKeys: string[] = [];
const obedient = testActivity('test_obedient', {
  attempt: ({ idempotencyKey, signal }) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => {
        cancelledKeys.push(idempotencyKey);
        reject(signal.reason);
      });
    }),
  heartbeat: '600ms',
});
const activities = [failing, stubborn, permanent, quick, slow, obedient];

function answerOf(callId: string): PromiseWithResolvers<string> {
  const answer = answers.get(callId) ?? Promise.withResolvers<string>();
  answers.set(callId, answer);
  return answer;
}

beforeAll(async () => {
  scene = await openTemporalScene('calls');
  worker = await scene.startWorker();
  callWorker = await startCallWorker(scene, { activities });
});
afterAll(async () => {
  await callWorker.stop();
  await worker.stop();
  await scene.close();
});

/** A lead full of secrets. The domain decides what is found out about the company. */
async function makeSecretive(name: string, domain = 'nowhere.example'): Promise<string> {
  const captured = await captureLead(scene.engine, {
    email: `${secrets.address}.${name}@${domain}`,
    fields: { last_name: secrets.name, company: secrets.company },
    consent: { topics: ['marketing'], source: 'test' },
  });
  if (captured.kind !== 'captured') throw new Error(captured.message);
  return captured.leadId;
}

interface Entered {
  leadId: string;
  runId: string;
}

async function enterNew(graph: GraphInput, name: string, domain?: string): Promise<Entered> {
  const journeyId = await publishGraph(scene.engine, graph);
  const leadId = await makeSecretive(name, domain);
  return { leadId, runId: await enterAt(scene.engine, { leadId, journeyId, nodeId: 'in' }) };
}

/** Entry, one call, and an exit for each way it may end. */
function callOf(activityKind: string, settings: GraphInput['settings'] = {}): GraphInput {
  return graphOf(
    {
      in: ['entry.manual', {}, { next: 'call' }],
      call: [
        'activity',
        {
          activityKind,
          input: { about: '{{ lead.company }} <{{ lead.email }}>' },
          outcomes: [{ id: 'found' }],
          saveTo: [{ output: 'name', field: 'learnt' }],
        },
        { found: 'yes', error: 'failed' },
      ],
      yes: ['end.exit', { reason: 'found' }],
      failed: ['end.exit', { reason: 'failed' }],
    },
    settings,
  );
}

async function callIn(runId: string) {
  const [call] = await scene.engine.db.select().from(runCall).where(eq(runCall.runId, runId));
  if (call === undefined) throw new Error(`run ${runId} has no call`);
  return call;
}

async function fieldsOf(leadId: string) {
  const [row] = await scene.engine.db.select().from(lead).where(eq(lead.id, leadId));
  return row?.fields ?? {};
}

const portsOf = async (runId: string) =>
  (await pathOf(scene.engine, runId)).map(({ nodeId, port }) => `${nodeId}:${port ?? 'end'}`);

const under = (runId: string, activity: typeof slow) =>
  eventually(async () => expect(activity.attempts.get((await callIn(runId)).callId)).toBeGreaterThan(0));

describe('the company look-up', () => {
  const lookUp = (emailOrDomain: string): GraphInput =>
    graphOf({
      in: ['entry.manual', {}, { next: 'look' }],
      look: [
        'activity',
        {
          activityKind: 'company_lookup',
          input: { emailOrDomain },
          outcomes: [{ id: 'found' }, { id: 'not_found' }],
          saveTo: [
            { output: 'name', field: 'company' },
            { output: 'employees', field: 'employees' },
          ],
        },
        { found: 'found', not_found: 'unknown', error: 'failed' },
      ],
      found: ['end.exit', { reason: 'found' }],
      unknown: ['end.exit', { reason: 'unknown' }],
      failed: ['end.exit', { reason: 'failed' }],
    });

  it('finds the company by the address of the lead and keeps it in its fields', async () => {
    const { leadId, runId } = await enterNew(lookUp('{{ lead.email }}'), 'found', 'fjordlinefittings.example');
    expect((await ended(scene.engine, runId)).endReason).toBe('found');
    expect(await fieldsOf(leadId)).toMatchObject({ company: secrets.enriched, employees: 210 });
    await workflowIs(scene, runId, 'COMPLETED');
  });

  it('leaves by its own exit where the company is not known, and keeps nothing', async () => {
    const { leadId, runId } = await enterNew(lookUp('{{ lead.email }}'), 'unknown');
    expect((await ended(scene.engine, runId)).endReason).toBe('unknown');
    expect(await fieldsOf(leadId)).toEqual({ last_name: secrets.name, company: secrets.company });
  });

  it('leaves by the error exit when its input does not fit', async () => {
    const { runId } = await enterNew(lookUp('{{ lead.no_such_field }}'), 'misfit');
    expect((await ended(scene.engine, runId)).endReason).toBe('failed');
    expect(await callIn(runId)).toMatchObject({ status: 'done', errorCode: 'input_invalid' });
  });
});

describe('an activity', () => {
  it('that cannot succeed goes on by the error exit at its first attempt', async () => {
    const { runId } = await enterNew(callOf('test_permanent'), 'permanent');
    expect((await ended(scene.engine, runId)).endReason).toBe('failed');
    const { callId, errorCode } = await callIn(runId);
    expect(errorCode).toBe('no_such_record');
    expect(permanent.attempts.get(callId)).toBe(1);
  });

  it('that fails until its attempts are used up goes on by the error exit', async () => {
    const { leadId, runId } = await enterNew(callOf('test_failing'), 'failing');
    expect((await ended(scene.engine, runId)).endReason).toBe('failed');
    const { callId, errorCode, input } = await callIn(runId);
    expect(errorCode).toBe('activity_failed');
    expect(input).toEqual({ about: `${secrets.company} <${secrets.address}.failing@nowhere.example>` });
    expect(failing.attempts.get(callId)).toBe(2);
    expect(await fieldsOf(leadId)).not.toHaveProperty('learnt');
  });

  it('is executed and used once when its worker stops after storing the result and before Temporal hears of it', async () => {
    const { engine } = scene;
    await callWorker.stop();
    let crashes = 0;
    const dying = await startCallWorker(scene, {
      activities,
      onStored: (stop) => {
        crashes += 1;
        stop();
        throw new Error('the worker stops here');
      },
    });
    const { leadId, runId } = await enterNew(callOf('test_quick'), 'crash');
    await eventually(() => expect(crashes).toBe(1));
    await dying.stop();
    expect(await runOf(engine, runId)).toMatchObject({ status: 'active', nodeId: 'call' });
    callWorker = await startCallWorker(scene, { activities });
    expect((await ended(engine, runId)).endReason).toBe('found');
    expect(quick.attempts.get((await callIn(runId)).callId)).toBe(1);
    expect(await portsOf(runId)).toEqual(['in:next', 'call:found', 'yes:end']);
    expect(await fieldsOf(leadId)).toMatchObject({ learnt: secrets.output });
    await workflowIs(scene, runId, 'COMPLETED');
  });

  it('is called again under the same key when an operator terminated the workflow that awaited it', async () => {
    const { engine, temporal } = scene;
    const { runId } = await enterNew(callOf('test_slow'), 'terminated');
    await under(runId, slow);
    await temporal.workflow.getHandle(workflowIdOf(runId)).terminate('by hand');
    const { callId } = await callIn(runId);
    await engine.db
      .update(runCall)
      .set({ createdAt: sql`now() - interval '6 minutes'` })
      .where(eq(runCall.runId, runId));
    await sweep(engine);
    await eventually(() => expect(slow.attempts.get(callId)).toBe(2));
    answerOf(callId).resolve(secrets.output);
    expect((await ended(engine, runId)).endReason).toBe('found');
    await workflowIs(scene, runId, 'COMPLETED');
  });
});

describe('a run that reaches its goal while a call is under way', () => {
  const goal = { condition: { event: 'deal.won', since: 'entry' } } as const;
  const win = (leadId: string) =>
    recordEvent(scene.engine, { leadId, name: 'deal.won', properties: { amount: secrets.budget }, source: 'crm' });

  it('ends at once; a late result is kept and not used', async () => {
    const { engine } = scene;
    const { leadId, runId } = await enterNew(callOf('test_slow', { goal }), 'late');
    await under(runId, slow);
    await win(leadId);
    expect(await ended(engine, runId)).toMatchObject({ endReason: 'goal' });
    const { callId } = await callIn(runId);
    expect(await callIn(runId)).toMatchObject({ status: 'cancelled', outcome: null });
    answerOf(callId).resolve(secrets.output);
    await eventually(async () => expect((await callIn(runId)).outcome).toBe('found'));
    expect(await callIn(runId)).toMatchObject({ status: 'cancelled', output: { name: secrets.output } });
    expect(await portsOf(runId)).toEqual(['in:next']);
    expect(await fieldsOf(leadId)).not.toHaveProperty('learnt');
    await workflowIs(scene, runId, 'COMPLETED');
  });

  it('ends at once; an activity that listens hears that it is cancelled', async () => {
    const { leadId, runId } = await enterNew(callOf('test_obedient', { goal }), 'obedient');
    await under(runId, obedient);
    await win(leadId);
    await ended(scene.engine, runId);
    const { callId } = await callIn(runId);
    await eventually(() => expect(cancelledKeys).toContain(callId));
    expect(await callIn(runId)).toMatchObject({ status: 'cancelled', outcome: null });
  });
});

describe('what Temporal keeps', () => {
  const told = graphOf({
    in: ['entry.form', { form: 'contact' }, { next: 'mail' }],
    mail: [
      'email',
      { content: { subject: 'Hello {{ lead.last_name }}', source: 'Hello {{ lead.company }}' }, purpose: 'service' },
      { sent: 'listen' },
    ],
    listen: [
      'wait.event',
      { outcomes: [{ id: 'replied', on: { kind: 'reply' } }], limit: { amount: 60, unit: 'days' } },
      { replied: 'sales', timeout: 'out' },
    ],
    sales: [
      'sales.notify',
      { note: 'Call soon' },
      { accepted: 'out', notNow: 'out', rejected: 'out', noAnswer: 'out' },
    ],
    out: ['end.exit', { reason: 'done' }],
  });

  it('of a form, a mail, a reply and a hand-off is nothing personal', async () => {
    const { engine } = scene;
    const journeyId = await publishGraph(engine, { ...told, name: 'Journey of the reply' });
    const leadId = await makeSecretive('form');
    const properties = { form: 'contact', message: secrets.budget, last_name: secrets.name };
    await recordEvent(engine, { leadId, name: 'form.submitted', properties, source: 'form' });
    const { id: runId } = await eventually(async () => {
      const [run] = await engine.db.select().from(journeyRun).where(eq(journeyRun.journeyId, journeyId));
      if (run === undefined) throw new Error('the lead has not entered');
      return run;
    });
    await eventually(async () => {
      const [mail] = await engine.db.select().from(message).where(eq(message.runId, runId));
      expect(mail?.state).toBe('accepted');
    });
    await workflowIs(scene, runId, 'RUNNING');
    await recordReply(engine, {
      to: ['hello@northlight.example'],
      from: `${secrets.name} <${secrets.address}.form@nowhere.example>`,
      subject: `Re: Hello ${secrets.name}`,
      headers: {},
      text: `Yes, call me about the ${secrets.reply}.`,
      externalId: runId,
    });
    await standsAt(engine, runId, 'sales');
    const [open] = await engine.db.select().from(handoff).where(eq(handoff.runId, runId));
    await answerHandoff(engine, open?.id ?? '', { state: 'rejected', by: secrets.seller, reason: secrets.budget });
    await ended(engine, runId);
    await workflowIs(scene, runId, 'COMPLETED');
    expect((await workflowBytesOf(scene, runId)).includes('Journey of the reply')).toBe(true);
  });

  it('of a look that Postgres refuses in words about the lead is a code, and the run recovers', async () => {
    const { engine } = scene;
    await engine.db.execute(sql`
      create function refuse_in_words() returns trigger language plpgsql as $$
      begin
        raise exception 'not with %', (select l.email from lead l where l.email like ${sql.raw(`'${secrets.address}.trapped%'`)})
          using detail = ${sql.raw(`'${secrets.company}'`)}, hint = ${sql.raw(`'${secrets.name}'`)};
      end $$`);
    await engine.db.execute(sql`
      create trigger refuse before insert on journey_step for each row
      when (new.node_id = 'trap') execute function refuse_in_words()`);
    const graph = graphOf({
      in: ['entry.manual', {}, { next: 'pause' }],
      pause: ['wait.duration', { duration: { amount: 1, unit: 'seconds' } }, { next: 'trap' }],
      trap: ['lead.tag', { tag: 'caught' }, { next: 'out' }],
      out: ['end.exit', { reason: 'done' }],
    });
    const { runId } = await enterNew(graph, 'trapped');
    await eventually(async () => expect((await workflowBytesOf(scene, runId)).includes('unexpected')).toBe(true));
    expect(await runOf(engine, runId)).toMatchObject({ status: 'active', nodeId: 'pause' });
    await engine.db.execute(sql`drop trigger refuse on journey_step`);
    await engine.db
      .update(journeyRun)
      .set({ dueAt: sql`now() - interval '3 minutes'` })
      .where(eq(journeyRun.id, runId));
    await sweep(engine);
    await ended(engine, runId);
    expect(await portsOf(runId)).toEqual(['in:next', 'pause:next', 'trap:next', 'out:end']);
    await workflowIs(scene, runId, 'COMPLETED');
  });

  it('of an activity that is still being tried is the code of its last failure', async () => {
    const { runId } = await enterNew(callOf('test_stubborn'), 'stubborn');
    await eventually(async () => {
      const { raw } = await scene.temporal.workflow.getHandle(workflowIdOf(runId)).describe();
      expect(raw.pendingActivities?.[0]?.lastFailure?.message).toBe('activity_failed');
    });
  });

  it('is nothing of any lead, in whatever was executed for these tests', async () => {
    const { engine, temporal } = scene;
    // What must not be there is really in Postgres.
    const stored = JSON.stringify(await engine.db.select().from(lead).orderBy(desc(lead.createdAt)));
    expect(
      [secrets.address, secrets.name, secrets.company, secrets.output, secrets.enriched].filter(
        (secret) => !stored.includes(secret),
      ),
    ).toEqual([]);
    const everything: Buffer[] = [];
    let executions = 0;
    for await (const { workflowId, runId, raw } of temporal.workflow.list()) {
      executions += 1;
      const handle = temporal.workflow.getHandle(workflowId, runId);
      const readable = JSON.stringify(await handle.fetchHistory(), readableBytes);
      const listed = proto.api.workflow.v1.WorkflowExecutionInfo.encode(raw).finish();
      const bytes = Buffer.concat([await bytesOf(handle), listed, Buffer.from(readable)]);
      for (const [name, secret] of Object.entries(secrets)) {
        expect(bytes.includes(secret), `${name} in ${workflowId}`).toBe(false);
      }
      everything.push(bytes);
    }
    expect(executions).toBeGreaterThan(10);
    const all = Buffer.concat(everything);
    for (const code of ['unexpected', 'activity_failed', 'leadJourney', 'TendrilJourney']) {
      expect(all.includes(code), code).toBe(true);
    }
  });
});

/** Payloads are bytes: as text they can be searched. */
function readableBytes(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value;
}
