import { journey, journeyRun, journeyVersion } from '@tendril/db';
import { drawTemplate, journeyTemplates, type GraphInput } from '@tendril/journey';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataOf, errorOf, openApiScene, type ApiScene } from '../support/api-scene.ts';
import { graphOf } from '@tendril/journey/testing';
import { enterAt, makeLeads } from '../support/test-engine.ts';

let scene: ApiScene;

beforeAll(async () => {
  scene = await openApiScene();
});
afterAll(() => scene.close());

interface Opened {
  revision: number;
  name: string;
  status: string;
  draft: GraphInput;
  live: { number: number; graph: GraphInput } | null;
  fields: string[];
  standing: Record<string, { here: number; held: number }>;
}

const ask = async <T>(procedure: string, input?: unknown): Promise<T> => dataOf(await scene.query(procedure, input));
const tell = async <T>(procedure: string, input: unknown): Promise<T> => dataOf(await scene.mutate(procedure, input));
const open = (id: string): Promise<Opened> => ask('journeys.open', { id });

/** Entry by form, a wait, an end: nothing wrong with it. */
function sound(name = 'Test journey'): GraphInput {
  const graph = graphOf({
    in: ['entry.form', { form: 'Guide' }, { next: 'pause' }],
    pause: ['wait.duration', { duration: { amount: 3, unit: 'days' } }, { next: 'out' }],
    out: ['end.exit', { reason: 'done' }],
  });
  return { ...graph, name };
}

/** The wait was deleted, and the email after it has no text yet. */
function broken(): GraphInput {
  return graphOf({
    in: ['entry.form', {}, { next: 'mail' }],
    mail: ['email', { content: { subject: '', source: '' } }, { sent: 'gone' }],
  });
}

async function made(graph: GraphInput = sound()): Promise<string> {
  return (await tell<{ id: string }>('journeys.create', { name: graph.name, graph })).id;
}

describe('drawing a journey', () => {
  it('begins empty, is opened in one answer, and is saved again and again', async () => {
    const { id } = await tell<{ id: string }>('journeys.create', { name: '  Long nurture ' });
    const opened = await open(id);
    expect(opened).toMatchObject({
      name: 'Long nurture',
      status: 'draft',
      revision: 0,
      live: null,
      standing: {},
    });
    expect(opened.draft).toMatchObject({ name: 'Long nurture', nodes: [], edges: [] });
    for (const revision of [0, 1]) {
      const graph = sound(`Named ${revision}`);
      expect(await tell('journeys.save', { id, revision, graph })).toEqual({ kind: 'saved', revision: revision + 1 });
    }
    const saved = await open(id);
    expect(saved).toMatchObject({ name: 'Named 1', revision: 2 });
    expect(saved.draft.nodes?.map((node) => node.id)).toEqual(['in', 'pause', 'out']);
  });

  it('tells the second of two editors what the first saved, and keeps that', async () => {
    const id = await made();
    const first = await tell('journeys.save', { id, revision: 0, graph: sound('By Ada') });
    expect(first).toEqual({ kind: 'saved', revision: 1 });
    const second = await tell('journeys.save', { id, revision: 0, graph: sound('By Bo') });
    expect(second).toMatchObject({ kind: 'conflict', revision: 1, draft: { name: 'By Ada' } });
    expect((await open(id)).draft.name).toBe('By Ada');
  });

  it('lets one of many who save at once win', async () => {
    const id = await made();
    const names = Array.from({ length: 8 }, (_, index) => `Editor ${index}`);
    const answers = await Promise.all(
      names.map((name) => tell<{ kind: string }>('journeys.save', { id, revision: 0, graph: sound(name) })),
    );
    expect(answers.filter(({ kind }) => kind === 'saved')).toHaveLength(1);
    const winner = names[answers.findIndex(({ kind }) => kind === 'saved')];
    expect(await open(id)).toMatchObject({ revision: 1, name: winner });
  });

  it('saves a broken draft, and refuses to publish it with its problems', async () => {
    const id = await made();
    expect(await tell('journeys.save', { id, revision: 0, graph: broken() })).toEqual({ kind: 'saved', revision: 1 });
    const refused = await tell<{ kind: string; problems: { nodeId: string; message: string }[] }>('journeys.publish', {
      id,
      revision: 1,
    });
    expect(refused.kind).toBe('refused');
    expect(refused.problems).toContainEqual(
      expect.objectContaining({ code: 'noSubject', nodeId: 'mail', severity: 'error' }),
    );
    expect(refused.problems.map(({ nodeId }) => nodeId)).toContain('in');
    expect((await open(id)).live).toBeNull();
    expect(await scene.engine.db.$count(journeyVersion, eq(journeyVersion.journeyId, id))).toBe(0);
  });

  it.each([
    ['no graph', 'text'],
    ['a graph of another format', { schema: 9 }],
    ['a step with an odd id', { ...sound(), nodes: [{ id: '1', kind: 'email', config: {} }] }],
    ['a name every object has', JSON.parse('{"schema":1,"name":"x","nodes":[],"edges":[],"__proto__":{"a":1}}')],
  ])('refuses %s and keeps what there was', async (_what, graph) => {
    const id = await made();
    const answer = await scene.mutate('journeys.save', { id, revision: 0, graph });
    expect(answer.status).toBe(400);
    expect(await errorOf(answer)).toMatchObject({ code: 'invalid', field: 'graph' });
    expect((await open(id)).revision).toBe(0);
  });

  it('knows nothing of a journey that is not there', async () => {
    const id = '00000000-0000-4000-8000-000000000000';
    for (const answer of [
      await scene.query('journeys.open', { id }),
      await scene.mutate('journeys.save', { id, revision: 0, graph: sound() }),
      await scene.mutate('journeys.publish', { id, revision: 0 }),
    ]) {
      expect(answer.status).toBe(404);
      expect(await errorOf(answer)).toMatchObject({ code: 'not_found' });
    }
  });
});

describe('publishing', () => {
  it('publishes the draft that was seen, and no other', async () => {
    const id = await made();
    await tell('journeys.save', { id, revision: 0, graph: sound('Seen by nobody') });
    const late = await tell('journeys.publish', { id, revision: 0 });
    expect(late).toMatchObject({ kind: 'conflict', revision: 1, draft: { name: 'Seen by nobody' } });
    expect((await open(id)).live).toBeNull();

    const published = await tell('journeys.publish', { id, revision: 1, note: 'First' });
    expect(published).toEqual({ kind: 'published', number: 1, revision: 1 });
    expect(await open(id)).toMatchObject({
      status: 'live',
      revision: 1,
      live: { number: 1, graph: { name: 'Seen by nobody' } },
    });
  });

  it('never takes back what somebody saves while it publishes', async () => {
    for (let round = 0; round < 6; round += 1) {
      const id = await made(sound('Before'));
      const [saved, published] = await Promise.all([
        tell<{ kind: string }>('journeys.save', { id, revision: 0, graph: sound('Saved meanwhile') }),
        tell<{ kind: string }>('journeys.publish', { id, revision: 0 }),
      ]);
      // Publishing changes no draft that was seen, so the save always finds the revision it knows.
      expect(saved.kind).toBe('saved');
      expect(['published', 'conflict']).toContain(published.kind);
      const versions = await ask<unknown[]>('journeys.versions', { id });
      expect(versions).toHaveLength(published.kind === 'published' ? 1 : 0);
      expect((await open(id)).draft.name).toBe('Saved meanwhile');
    }
  });

  it('goes on being saved after publishing, from the revision the answer names', async () => {
    const id = await made();
    const { revision } = await tell<{ revision: number }>('journeys.publish', { id, revision: 0 });
    const saved = await tell('journeys.save', { id, revision, graph: sound('Changed') });
    expect(saved).toEqual({ kind: 'saved', revision: revision + 1 });
  });

  it('counts who stands where', async () => {
    const id = await made();
    await tell('journeys.publish', { id, revision: 0 });
    const leadIds = await makeLeads(scene.engine, 3, 'standing');
    const runIds: string[] = [];
    for (const leadId of leadIds) runIds.push(await enterAt(scene.engine, { leadId, journeyId: id, nodeId: 'in' }));
    const [first = ''] = runIds;
    await scene.engine.db.update(journeyRun).set({ status: 'held' }).where(eq(journeyRun.id, first));
    expect((await open(id)).standing).toEqual({ pause: { here: 3, held: 1 } });
  });
});

describe('the list', () => {
  it('says what is live, who is inside, and whether something waits to be published', async () => {
    const id = await made(sound('Listed'));
    const row = async () =>
      (await ask<{ id: string }[]>('journeys.list')).find((journeyInList) => journeyInList.id === id);
    expect(await row()).toMatchObject({ status: 'draft', liveVersion: null, hasUnpublishedChanges: false, inside: 0 });
    await tell('journeys.publish', { id, revision: 0 });
    expect(await row()).toMatchObject({ status: 'live', liveVersion: 1, hasUnpublishedChanges: false });

    const moved = { ...sound('Listed'), nodes: sound().nodes.map((node) => ({ ...node, position: { x: 5, y: 5 } })) };
    await tell('journeys.save', { id, revision: 0, graph: moved });
    expect(await row()).toMatchObject({ hasUnpublishedChanges: false });
    await tell('journeys.save', { id, revision: 1, graph: { ...moved, edges: [] } });
    expect(await row()).toMatchObject({ hasUnpublishedChanges: true });

    // The engine of this scene lives in a March of its own; the list looks at the last seven days of ours.
    const [leadId = ''] = await makeLeads(scene.engine, 1, 'listed');
    const runId = await enterAt(scene.engine, { leadId, journeyId: id, nodeId: 'in' });
    expect(await row()).toMatchObject({ inside: 1, held: 0, entered7d: 0 });
    await scene.engine.db.update(journeyRun).set({ enteredAt: new Date() }).where(eq(journeyRun.id, runId));
    expect(await row()).toMatchObject({ inside: 1, entered7d: 1 });
    await scene.engine.db.update(journey).set({ status: 'archived' }).where(eq(journey.id, id));
    expect(await row()).toBeUndefined();
  });
});

describe('versions', () => {
  it('tell what was published, when, why, and who is still inside; an old one comes back into the draft', async () => {
    const id = await made(sound('First'));
    await tell('journeys.publish', { id, revision: 0, note: 'The beginning' });
    const [leadId = ''] = await makeLeads(scene.engine, 1, 'versions');
    await enterAt(scene.engine, { leadId, journeyId: id, nodeId: 'in' });
    const shorter = { ...sound('Second'), edges: [] };
    await tell('journeys.save', { id, revision: 0, graph: shorter });
    await tell('journeys.publish', { id, revision: 1 });

    const versions = await ask<{ hash: string }[]>('journeys.versions', { id });
    expect(versions).toMatchObject([
      { number: 2, note: null, inside: 0 },
      { number: 1, note: 'The beginning', inside: 1 },
    ]);
    expect(versions[0]?.hash).not.toBe(versions[1]?.hash);

    const { graph } = await ask<{ graph: GraphInput }>('journeys.version', { id, number: 1 });
    expect(await tell('journeys.save', { id, revision: 1, graph })).toEqual({ kind: 'saved', revision: 2 });
    const restored = await open(id);
    expect(restored.draft).toEqual(graph);
    expect(restored.live).toMatchObject({ number: 2 });
    expect((await scene.query('journeys.version', { id, number: 3 })).status).toBe(404);
  });
});

describe('around a journey', () => {
  it('copies the draft, with nobody inside', async () => {
    const id = await made(sound('Original'));
    await tell('journeys.publish', { id, revision: 0 });
    const copy = await open((await tell<{ id: string }>('journeys.copy', { id })).id);
    expect(copy).toMatchObject({ name: 'Original (copy)', status: 'draft', live: null, standing: {} });
    expect(copy.draft.nodes).toEqual((await open(id)).draft.nodes);
  });

  it('renames, and tells who has it open', async () => {
    const id = await made();
    const name = 'It’s "new" \\ {name}';
    expect(await tell('journeys.rename', { id, name })).toEqual({ revision: 1 });
    expect(await open(id)).toMatchObject({ name, revision: 1, draft: { name } });
    expect(await tell('journeys.save', { id, revision: 0, graph: sound() })).toMatchObject({ kind: 'conflict' });
    const refused = await scene.mutate('journeys.rename', { id, name: ' ' });
    expect(await errorOf(refused)).toMatchObject({ code: 'invalid', field: 'name' });
  });

  it('puts it away: nobody enters, who is inside stays, nothing more is saved', async () => {
    const id = await made();
    await tell('journeys.publish', { id, revision: 0 });
    const leadIds = await makeLeads(scene.engine, 2, 'archived');
    await enterAt(scene.engine, { leadId: leadIds[0] ?? '', journeyId: id, nodeId: 'in' });
    await tell('journeys.archive', { id });
    const late = { leadId: leadIds[1] ?? '', journeyId: id, nodeId: 'in' };
    await expect(enterAt(scene.engine, late)).rejects.toThrow('notLive');
    expect(await scene.engine.db.$count(journeyRun, eq(journeyRun.journeyId, id))).toBe(1);
    expect((await scene.mutate('journeys.save', { id, revision: 0, graph: sound() })).status).toBe(404);
    expect((await scene.mutate('journeys.archive', { id })).status).toBe(404);
  });

  it('takes it out of the archive again, as a draft or paused: nobody enters before it is published', async () => {
    const [drawn, published] = [await made(sound('Only drawn')), await made(sound('Published once'))];
    await tell('journeys.publish', { id: published, revision: 0 });
    for (const id of [drawn, published]) await tell('journeys.archive', { id });
    const archived = await ask<{ id: string }[]>('journeys.list', { isArchived: true });
    expect(archived.map(({ id }) => id)).toEqual(expect.arrayContaining([drawn, published]));
    for (const id of [drawn, published]) await tell('journeys.restore', { id });
    expect([(await open(drawn)).status, (await open(published)).status]).toEqual(['draft', 'paused']);
    const [leadId = ''] = await makeLeads(scene.engine, 1, 'restored');
    await expect(enterAt(scene.engine, { leadId, journeyId: published, nodeId: 'in' })).rejects.toThrow('notLive');
    expect((await scene.mutate('journeys.restore', { id: drawn })).status).toBe(404);
  });

  it('begins with every template: it can be published at once, its emails as well', async () => {
    for (const template of journeyTemplates) {
      const id = await made(drawTemplate(template, { name: template.name }));
      expect(await tell('journeys.publish', { id, revision: 0 }), template.name).toMatchObject({ kind: 'published' });
    }
  });
});
