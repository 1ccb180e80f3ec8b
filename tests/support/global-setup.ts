import { join } from 'node:path';
import { migrate } from '@tendril/db';
import { makeTemporaryState, removeStateFolder, startStack } from '@tendril/stack';
import type { Stack } from '@tendril/stack';
import { workflowBundle } from '@tendril/worker';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { databaseUrlOf, templateDatabase } from './template-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the database `postgres` of the test server; its user may make databases. */
    adminUrl: string;
    /** A database without tables that all files share; `createTestDatabase` makes a migrated one for one file. */
    databaseUrl: string;
    temporalAddress: string;
    temporalNamespace: string;
    /** The workflows as one file, for `WorkerOptions.workflowBundle.codePath`. */
    workflowBundlePath: string;
  }
}

interface TestServers {
  stack: Stack;
  stateDir: string;
  workflowBundlePath: string;
}

/** Vitest loads this file once per project, so what the projects share is kept where both find it. */
const shared = globalThis as { tendrilTestServers?: { users: number; servers: Promise<TestServers> } };

/** Starts one Postgres and one Temporal for all projects that ask for them; the last one to finish stops them. */
export async function setup(project: TestProject): Promise<void> {
  shared.tendrilTestServers ??= { users: 0, servers: startTestServers() };
  shared.tendrilTestServers.users += 1;
  const { stack, workflowBundlePath } = await shared.tendrilTestServers.servers;
  project.provide('adminUrl', stack.adminUrl);
  project.provide('databaseUrl', stack.databaseUrl);
  project.provide('temporalAddress', stack.temporalAddress);
  project.provide('temporalNamespace', stack.namespace);
  project.provide('workflowBundlePath', workflowBundlePath);
}

export async function teardown(): Promise<void> {
  const current = shared.tendrilTestServers;
  if (current === undefined) return;
  current.users -= 1;
  if (current.users > 0) return;
  delete shared.tendrilTestServers;
  const { stack, stateDir } = await current.servers;
  await stack.stop(true);
  await removeStateFolder(stateDir);
}

async function startTestServers(): Promise<TestServers> {
  const stateDir = await makeTemporaryState('test');
  try {
    const [stack, bundle] = await Promise.all([
      startTestStack(stateDir),
      workflowBundle(join(stateDir, 'workflow-bundle')),
    ]);
    return { stack, stateDir, workflowBundlePath: bundle.codePath };
  } catch (error) {
    await removeStateFolder(stateDir).catch(() => undefined);
    throw error;
  }
}

/** With the template database, migrated once: making a database of it is quicker than migrating one. */
async function startTestStack(stateDir: string): Promise<Stack> {
  const stack = await startStack({ stateDir, isDurable: false, say: (line) => process.stdout.write(`${line}\n`) });
  try {
    const admin = postgres(stack.adminUrl, { max: 1 });
    await admin`create database ${admin(templateDatabase)}`;
    await admin.end();
    await migrate(databaseUrlOf(stack.adminUrl, templateDatabase));
    return stack;
  } catch (error) {
    await stack.stop(true);
    throw error;
  }
}
