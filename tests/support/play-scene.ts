import { startApi, type PlayAnswer, type PlayView } from '@tendril/api';
import { createJourney } from '@tendril/engine';
import type { GraphInput } from '@tendril/journey';
import { dataOf, jsonBody } from './api-scene.ts';
import { eventStream } from './event-stream.ts';
import { openTemporalScene, type TemporalScene } from './temporal-scene.ts';

/** The real stack with an API before it. */
export interface PlayScene extends TemporalScene {
  /** Where the API listens. */
  address: string;
  ask<T>(procedure: string, input?: unknown): Promise<T>;
  tell<T>(procedure: string, input: unknown): Promise<T>;
  /** A journey with this draft, played by an invented lead; the play's id. */
  play(graph: GraphInput, how?: Partial<HowToPlay>): Promise<{ journeyId: string; playId: string }>;
  follow(playId: string): AsyncGenerator<PlayView, void>;
}

interface HowToPlay {
  address: string;
  dayMs: number;
  fields: Record<string, unknown>;
  entryStep: string;
}

/** With the pages where a folder with them is given. */
export async function openPlayScene(pages: { webFolder?: string } = {}): Promise<PlayScene> {
  const scene = await openTemporalScene('plays');
  const api = await startApi(
    {
      databaseUrl: scene.database.url,
      host: '127.0.0.1',
      port: 0,
      publicUrl: scene.engine.publicUrl,
      secret: scene.engine.secret,
      apiKey: 'a key for tests',
      resend: null,
      resendBaseUrl: null,
      resendWebhookSecret: null,
      temporal: scene.settings.temporal,
      temporalUi: null,
    },
    pages,
  );
  const leaving = new AbortController();
  const { engine } = scene;
  const tell: PlayScene['tell'] = async (procedure, input) =>
    dataOf(await fetch(new URL(`/trpc/${procedure}`, api.address), jsonBody(input)));
  return {
    ...scene,
    address: api.address,
    tell,
    ask: async (procedure, input = {}) =>
      dataOf(await fetch(`${api.address}/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`)),
    play: async (graph, how) => {
      const journeyId = await createJourney(engine, { name: graph.name, graph });
      const input = { id: journeyId, address: 'robin@acme.example', dayMs: 20_000, fields: {}, ...how };
      const answer = await tell<PlayAnswer>('journeys.play', input);
      if (answer.kind !== 'playing') throw new Error(answer.problems.map(({ message }) => message).join(' '));
      return { journeyId, playId: answer.playId };
    },
    follow: (playId) =>
      eventStream<PlayView>(api.address, 'journeys.followPlay', { input: { playId }, signal: leaving.signal }),
    close: async () => {
      leaving.abort();
      await api.stop();
      await scene.close();
    },
  };
}
