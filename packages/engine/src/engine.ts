import type { Database, DatabaseClient } from '@tendril/db';
import type { MailTransport } from '@tendril/email';
import type { Client } from '@temporalio/client';
import { createTellChanges, type TellChange } from './changes/tell-changes.ts';
import { failureCodeOf } from './failure.ts';
import type { ConnectedTransport } from './mail/transport-of.ts';
import { createWakeRelays } from './outbox/wake-relays.ts';
import { createPlanCache, type PlanCache } from './publish/plan-cache.ts';

/** One line of the log: a name of what happened and plain data without anything personal. */
export type Log = (level: 'info' | 'warn' | 'error', what: string, data?: Record<string, unknown>) => void;

/** What every function of the engine works with. One per process. */
export interface Engine {
  db: Database;
  driver: DatabaseClient['driver'];
  /** Absent where nothing is started or rung (a migration, a test of Postgres alone). */
  temporal: Client | null;
  /** Whether the server knows our search attributes; runs start without where it does not. */
  hasSearchAttributes: boolean;
  /** The way out for emails while the workspace has connected none. */
  transport: MailTransport;
  connectedTransport: ConnectedTransport;
  /** Signs links and tokens. */
  secret: string;
  /** Where links in emails point, without a slash at the end. */
  publicUrl: string;
  plans: PlanCache;
  /** Real time in epoch ms given the database's; replaced by tests that drive the clock themselves. */
  now(databaseNowMs: number): number;
  /** To be called after a commit that left something for a relay. */
  wakeRelays(): void;
  /** To be called after a commit that pages will see something of; `inTransaction` does so with what was noted within. */
  tellChange: TellChange;
  log: Log;
}

export interface EngineOptions {
  client: DatabaseClient;
  transport: MailTransport;
  /** Absent where the workspace cannot connect a provider, because the environment names one. */
  connectedTransport?: ConnectedTransport;
  secret: string;
  publicUrl: string;
  temporal?: Client;
  hasSearchAttributes?: boolean;
  now?: (databaseNowMs: number) => number;
  log?: Log;
}

export function createEngine(options: EngineOptions): Engine {
  const { client, transport, secret, publicUrl } = options;
  const log = options.log ?? (() => {});
  return {
    db: client.db,
    driver: client.driver,
    temporal: options.temporal ?? null,
    hasSearchAttributes: options.hasSearchAttributes ?? false,
    transport,
    connectedTransport: options.connectedTransport ?? (() => null),
    secret,
    publicUrl,
    plans: createPlanCache(),
    now: options.now ?? ((databaseNowMs) => databaseNowMs),
    wakeRelays: createWakeRelays(client.driver, (error) =>
      log('warn', 'notify_failed', { code: failureCodeOf(error) }),
    ),
    tellChange: createTellChanges(client.driver, (error) =>
      log('warn', 'change_not_told', { code: failureCodeOf(error) }),
    ),
    log,
  };
}
