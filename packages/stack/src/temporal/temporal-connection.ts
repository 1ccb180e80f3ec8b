import { Connection } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { until } from '../process/until.ts';

/** How processes of ours reach a Temporal cluster. */
export interface TemporalAccess {
  address: string;
  namespace: string;
  /** The variables that the SDK's standard configuration reads; all others that begin with TEMPORAL_ are to be unset. */
  environment: Record<string, string>;
}

/**
 * The cluster that the person's own environment names (TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_TLS_*,
 * TEMPORAL_API_KEY, profiles of the Temporal CLI); undefined where it names no address.
 */
export function configuredTemporal(env: NodeJS.ProcessEnv): TemporalAccess | undefined {
  const environment = temporalVariables(env);
  if (environment['TEMPORAL_ADDRESS'] === undefined) return undefined;
  const config = loadClientConnectConfig({ overrideEnvVars: environment });
  const namespace = config.namespace ?? 'default';
  const address = config.connectionOptions.address ?? environment['TEMPORAL_ADDRESS'];
  return { address, namespace, environment: { ...environment, TEMPORAL_NAMESPACE: namespace } };
}

/** Access to a server of our own, which no key or profile of the person's environment may disturb. */
export function localTemporal(address: string): TemporalAccess {
  const namespace = 'default';
  return {
    address,
    namespace,
    environment: {
      TEMPORAL_ADDRESS: address,
      TEMPORAL_NAMESPACE: namespace,
      TEMPORAL_CONFIG_FILE: NO_PROFILES,
    },
  };
}

/** A file that does not exist is allowed and means: no profiles. */
const NO_PROFILES = '/nonexistent/temporal.toml';

/** Waits until the namespace can be described, which is later than the open port; false when the time is over. */
export function isTemporalReady(
  access: TemporalAccess,
  wait: { limitMs: number; signal?: AbortSignal },
): Promise<boolean> {
  return until(() => describeNamespace(access), { ...wait, everyMs: 100 });
}

async function describeNamespace(access: TemporalAccess): Promise<boolean> {
  try {
    const { connectionOptions } = loadClientConnectConfig({ overrideEnvVars: access.environment });
    const connection = await Connection.connect({ ...connectionOptions, connectTimeout: 5_000 });
    try {
      const { namespace } = access;
      await connection.withDeadline(Date.now() + 5_000, () =>
        connection.workflowService.describeNamespace({ namespace }),
      );
      return true;
    } finally {
      await connection.close();
    }
  } catch {
    return false;
  }
}

function temporalVariables(env: NodeJS.ProcessEnv): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (name.startsWith('TEMPORAL_') && value !== undefined && value !== '') variables[name] = value;
  }
  // Where the profiles lie follows from these.
  for (const name of ['HOME', 'XDG_CONFIG_HOME', 'APPDATA']) {
    const value = env[name];
    if (value !== undefined) variables[name] = value;
  }
  return variables;
}
