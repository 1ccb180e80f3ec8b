import path from 'node:path';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { NativeConnectionOptions } from '@temporalio/worker';

/** What a worker process is told by its environment. Durations in milliseconds. */
export interface WorkerSettings {
  databaseUrl: string;
  temporal: { connectionOptions: NativeConnectionOptions; namespace: string };
  /** Where the built workflows are kept. */
  stateFolder: string;
  /** Signs the links in mails. */
  secret: string;
  /** Where those links point, without a slash at the end. */
  publicUrl: string;
  /** The provider as the environment names it; null leaves it to the settings of the workspace. */
  resend: { apiKey: string; baseUrl?: string } | null;
  /** Where Resend answers, for a key of the settings too; null for its own address. */
  resendBaseUrl: string | null;
  /** Runs worked on at once, and the connections kept for them. */
  slots: number;
  /** Custom activities executed at once. */
  callSlots: number;
  maxCachedWorkflows: number;
  shutdownGraceMs: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const defaults = { slots: 10, callSlots: 20, maxCachedWorkflows: 500, shutdownGraceMs: 10_000 };

/** Reads the settings; throws an error in plain words that names the variable which is missing or wrong. */
export function settingsFrom(environment: Environment): WorkerSettings {
  const { connectionOptions, namespace } = loadClientConnectConfig({ overrideEnvVars: definedOf(environment) });
  const apiKey = environment['RESEND_API_KEY'];
  const baseUrl = environment['RESEND_BASE_URL'];
  return {
    databaseUrl: required(environment, 'DATABASE_URL'),
    temporal: { connectionOptions, namespace: namespace ?? 'default' },
    stateFolder: path.resolve(environment['TENDRIL_STATE'] || '.tendril'),
    secret: required(environment, 'TENDRIL_SECRET'),
    publicUrl: required(environment, 'TENDRIL_PUBLIC_URL').replace(/\/+$/, ''),
    resendBaseUrl: baseUrl || null,
    resend: apiKey ? { apiKey, ...(baseUrl ? { baseUrl } : {}) } : null,
    ...defaults,
  };
}

function required(environment: Environment, name: string): string {
  const value = environment[name];
  if (!value) throw new Error(`The worker needs ${name} in its environment.`);
  return value;
}

function definedOf(environment: Environment): Record<string, string> {
  const entries = Object.entries(environment);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
