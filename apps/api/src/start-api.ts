import { fileURLToPath } from 'node:url';
import { openDatabase } from '@tendril/db';
import { createEngine, waysOut } from '@tendril/engine';
import { createChangeFeed } from './changes/feed.ts';
import { createServer } from './server.ts';
import type { ApiSettings } from './settings.ts';
import { writeLog } from './log.ts';
import { createTemporalProbe } from './system/temporal-probe.ts';

/** The API at work. */
export interface RunningApi {
  /** Where it listens, such as `http://127.0.0.1:8400`. */
  address: string;
  /** Answers what it has begun to answer, then lets go of the database. */
  stop(): Promise<void>;
}

/** What is asked of it is short, and the worker needs connections more. */
const poolSize = 5;
const builtPages = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** Starts the API. Neither Postgres nor Temporal has to be there yet: what needs them is refused until they are. */
export async function startApi(settings: ApiSettings, { webFolder = builtPages } = {}): Promise<RunningApi> {
  const database = openDatabase(settings.databaseUrl, { poolSize, name: 'tendril api' });
  const temporal = createTemporalProbe(settings.temporal);
  const engine = createEngine({
    client: database,
    ...waysOut(database.db, settings),
    secret: settings.secret,
    publicUrl: settings.publicUrl,
    log: writeLog,
  });
  const changes = createChangeFeed(engine);
  const server = createServer({ context: { engine, settings, temporal, changes }, webFolder });
  const address = await server.listen({ host: settings.host, port: settings.port });
  return {
    address,
    stop: async () => {
      await server.close();
      await changes.close();
      await Promise.all([temporal.close(), database.close()]);
    },
  };
}
