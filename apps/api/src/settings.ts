import { createHmac } from 'node:crypto';
import { loadClientConnectConfig } from '@temporalio/envconfig';

/** What the API is told by its environment. */
export interface ApiSettings {
  databaseUrl: string;
  host: string;
  port: number;
  /** Where leads reach us, without a slash at the end. */
  publicUrl: string;
  /** Signs the links in emails. */
  secret: string;
  /** What senders of events show. */
  apiKey: string;
  /** The provider as the environment names it; null leaves it to the settings of the workspace. */
  resend: { apiKey: string; baseUrl?: string } | null;
  /** Where Resend answers, for a key of the settings too; null for its own address. */
  resendBaseUrl: string | null;
  /** Signs the calls of the mail provider; null leaves it to the settings of the workspace. */
  resendWebhookSecret: string | null;
  /** Only looked at, never needed: events are taken while Temporal is down. */
  temporal: TemporalSettings;
  /** Temporal's own pages, when the one who started us knows them. */
  temporalUi: string | null;
}

export interface TemporalSettings {
  connectionOptions: ReturnType<typeof loadClientConnectConfig>['connectionOptions'];
  namespace: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const defaultPort = 8400;

/** Reads the settings; throws an error in plain words that names the variable which is missing or wrong. */
export function settingsFrom(environment: Environment): ApiSettings {
  const secret = required(environment, 'TENDRIL_SECRET');
  const port = portFrom(environment['TENDRIL_PORT']);
  const resendKey = environment['RESEND_API_KEY'];
  const resendUrl = environment['RESEND_BASE_URL'];
  const { connectionOptions, namespace } = loadClientConnectConfig({ overrideEnvVars: definedOf(environment) });
  return {
    databaseUrl: required(environment, 'DATABASE_URL'),
    host: environment['TENDRIL_HOST'] || '127.0.0.1',
    port,
    publicUrl: (environment['TENDRIL_PUBLIC_URL'] || `http://localhost:${port}`).replace(/\/+$/, ''),
    secret,
    apiKey: environment['TENDRIL_API_KEY'] || derivedApiKey(secret),
    resend: resendKey ? { apiKey: resendKey, ...(resendUrl ? { baseUrl: resendUrl } : {}) } : null,
    resendBaseUrl: resendUrl || null,
    resendWebhookSecret: environment['RESEND_WEBHOOK_SECRET'] || null,
    temporal: { connectionOptions, namespace: namespace ?? 'default' },
    temporalUi: environment['TENDRIL_TEMPORAL_UI'] || null,
  };
}

/** The key of an installation that was given none: follows from its secret, so it survives restarts without being stored. */
function derivedApiKey(secret: string): string {
  return `tendril_${createHmac('sha256', secret).update('tendril api key 1').digest('base64url')}`;
}

function portFrom(text: string | undefined): number {
  if (!text) return defaultPort;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Error(`TENDRIL_PORT is "${text}", which is no port.`);
}

function required(environment: Environment, name: string): string {
  const value = environment[name];
  if (!value) throw new Error(`The API needs ${name} in its environment.`);
  return value;
}

function definedOf(environment: Environment): Record<string, string> {
  const entries = Object.entries(environment);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
