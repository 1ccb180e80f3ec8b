import type { KnownNames } from '@tendril/api';
import { createJourney } from '@tendril/engine';
import { graphOf } from '@tendril/journey/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dataOf, openApiScene, type ApiScene } from '../support/api-scene.ts';

let scene: ApiScene;

beforeAll(async () => {
  scene = await openApiScene();
});
afterAll(() => scene.close());

const knownNames = async (): Promise<KnownNames> => dataOf(await scene.query('catalogue.knownNames'));

it('knows the names that leads brought along and journeys use', async () => {
  expect((await knownNames()).topics).toEqual(['marketing']);
  await scene.ask('/f/Guide', {
    method: 'POST',
    body: JSON.stringify({ email: 'ada@leads.example', plan: 'pro' }),
    headers: { 'content-type': 'application/json' },
  });
  const graph = graphOf({
    in: ['entry.event', { event: 'quote.sent' }, { next: 'tag' }],
    other: ['entry.form', { form: 'Demo' }, { next: 'tag' }],
    tag: ['lead.tag', { tag: 'vip' }, { next: 'stage' }],
    stage: ['lead.stage', { stage: 'pilot' }, { next: 'mail' }],
    mail: ['email', { topic: 'news', content: { subject: 'Hi', source: 'Hi' } }],
  });
  await createJourney(scene.engine, { name: 'Names', graph });
  const known = await knownNames();
  expect(known).toMatchObject({
    forms: ['Demo', 'Guide'],
    lists: [],
    tags: ['vip'],
    topics: ['marketing', 'news'],
    stages: ['lead', 'pilot'],
  });
  expect(known.events.map(({ name }) => name)).toContain('quote.sent');
  expect(known.events.find(({ name }) => name === 'form.submitted')?.properties).toContain('plan');
});
