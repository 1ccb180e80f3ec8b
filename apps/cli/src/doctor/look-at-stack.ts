import {
  findTemporal,
  makeTemporaryState,
  removeStateFolder,
  startStack,
  waysToTemporal,
  type Stack,
} from '@tendril/stack';
import { messageOf } from '../cli-error.ts';
import { fail, ok, type Finding } from './finding.ts';
import { lookAtTemporal } from './look-at-temporal.ts';

/** Finds Temporal, starts it and Postgres in a folder of their own, tries what Tendril rests on, and stops them. */
export async function lookAtStack(env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const isOurs = (env['TEMPORAL_ADDRESS'] ?? '') === '';
  const program = isOurs
    ? await programFinding(env)
    : ok('Temporal program', 'not needed: TEMPORAL_ADDRESS names a server');
  if (program.state === 'fail') return [program];
  const folder = await makeTemporaryState('doctor');
  try {
    return [program, ...(await tryStack(folder, env))];
  } finally {
    await removeStateFolder(folder);
  }
}

async function programFinding(env: NodeJS.ProcessEnv): Promise<Finding> {
  const said: string[] = [];
  try {
    const path = await findTemporal({ ways: waysToTemporal(env), say: (line) => said.push(line) });
    const way = said.findLast((line) => line.startsWith('Looking for')) ?? '';
    return ok('Temporal program', `${path} (${way.replace(/^.*?: /, '').replace(/\.$/, '')})`);
  } catch (error) {
    const [what = '', ...rest] = messageOf(error).split('Any one of these helps:');
    return fail('Temporal program', what.trim(), rest.join(' ').trim());
  }
}

async function tryStack(folder: string, env: NodeJS.ProcessEnv): Promise<Finding[]> {
  let stack: Stack;
  try {
    stack = await startStack({ stateDir: folder, say: () => undefined, isDurable: false, env });
  } catch (error) {
    const message = messageOf(error);
    const isTemporal = message.includes('Temporal');
    const cure = isTemporal
      ? 'Look at TEMPORAL_ADDRESS and the log it names.'
      : 'Look at the log it names; as root, a user "postgres" must be makeable.';
    return [fail(isTemporal ? 'Temporal' : 'Postgres', message, cure)];
  }
  try {
    const postgres = ok('Postgres', 'its own server starts, takes a database and stops');
    return [postgres, ...(await lookAtTemporal(stack))];
  } finally {
    await stack.stop(true);
  }
}
