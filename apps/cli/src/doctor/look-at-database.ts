import { openDatabase } from '@tendril/db';
import { messageOf } from '../cli-error.ts';
import { fail, ok, type Finding } from './finding.ts';

const leastMajor = 18;

/** The database that DATABASE_URL names; nothing to look at where it names none. */
export async function lookAtDatabase(env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const url = env['DATABASE_URL'] ?? '';
  if (url === '') return [];
  const client = openDatabase(url, { name: 'tendril-doctor', poolSize: 1 });
  try {
    const [row] = await client.driver<{ version: string }[]>`select current_setting('server_version') as version`;
    const version = row?.version ?? '';
    if (Number.parseInt(version, 10) >= leastMajor) return [ok('DATABASE_URL', `Postgres ${version} answers`)];
    return [fail('DATABASE_URL', `Postgres ${version} is too old`, `Use Postgres ${leastMajor} or later.`)];
  } catch (error) {
    return [
      fail('DATABASE_URL', messageOf(error), 'Check the address, or unset DATABASE_URL to use a server of our own.'),
    ];
  } finally {
    await client.close();
  }
}
