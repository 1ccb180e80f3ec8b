import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The installation's secret for signing links: the environment's, else one made once and kept in the state folder. */
export function installationSecret(stateDir: string, env: NodeJS.ProcessEnv): string {
  if (env['TENDRIL_SECRET'] !== undefined) return env['TENDRIL_SECRET'];
  const file = join(stateDir, 'secret');
  if (!existsSync(file)) {
    writeFileSync(`${file}.unfinished`, randomBytes(32).toString('base64url'), { mode: 0o600 });
    renameSync(`${file}.unfinished`, file);
  }
  return readFileSync(file, 'utf8');
}
