import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { isRunning, makeTemporaryState, removeStateFolder, startStack, until } from '@tendril/stack';
import type { Stack, StackOptions } from '@tendril/stack';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';

let stateDir: string;
let said: string[];
let started: Stack[];

beforeEach(async () => {
  stateDir = await makeTemporaryState('stack-test');
  said = [];
  started = [];
});

afterEach(async () => {
  for (const stack of started) await stack.stop(true);
  await removeStateFolder(stateDir);
});

async function start(options: Partial<StackOptions> = {}): Promise<Stack> {
  const stack = await startStack({ stateDir, say: (line) => said.push(line), env: ownTemporal(), ...options });
  started.push(stack);
  return stack;
}

/** For tests that kill Temporal, which must not be the cluster a person may have named. */
function ownTemporal(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('TEMPORAL_'));
  return Object.fromEntries(own);
}

/** For tests of Postgres alone: a Temporal server of their own would cost each of them seconds. */
function sharedTemporal(): NodeJS.ProcessEnv {
  const [address, namespace] = [inject('temporalAddress'), inject('temporalNamespace')];
  return { ...process.env, TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace };
}

async function query(url: string, text: string): Promise<unknown[]> {
  const sql = postgres(url, { max: 1 });
  try {
    return [...(await sql.unsafe(text).values())].flat();
  } finally {
    await sql.end();
  }
}

async function withTemporal<Result>(stack: Stack, work: (client: Client) => Promise<Result>): Promise<Result> {
  const connection = await Connection.connect({ address: stack.temporalAddress });
  try {
    return await work(new Client({ connection, namespace: stack.namespace }));
  } finally {
    await connection.close();
  }
}

/** Starts a run that no worker serves, which is all that is needed to see whether the server keeps it. */
async function startRun(stack: Stack): Promise<void> {
  await withTemporal(stack, (client) =>
    client.workflow.start('waiting', { workflowId: 'kept', taskQueue: 'nobody', args: [] }),
  );
}

function runStatus(stack: Stack): Promise<string> {
  return withTemporal(stack, async (client) => (await client.workflow.getHandle('kept').describe()).status.name);
}

async function kill(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  expect(await until(() => !isRunning(pid), { limitMs: 5_000 })).toBe(true);
}

describe('Postgres', () => {
  const onlyPostgres = { env: sharedTemporal() };

  it('speaks UTF-8 and sorts and folds the same on every machine', async () => {
    const stack = await start(onlyPostgres);
    expect(await query(stack.databaseUrl, `select getdatabaseencoding(), lower('ÄÖÜ'), 'Z' < 'a'`)).toEqual([
      'UTF8',
      'äöü',
      true,
    ]);
  });

  it('waits for the disk unless told that nobody will miss the data', async () => {
    const durable = await start(onlyPostgres);
    expect(await query(durable.databaseUrl, 'show fsync')).toEqual(['on']);
    await durable.stop();
    const careless = await start({ ...onlyPostgres, isDurable: false });
    expect(await query(careless.databaseUrl, 'show fsync')).toEqual(['off']);
  });

  it('keeps its data over stop and start, and forgets them on reset', async () => {
    const first = await start(onlyPostgres);
    await query(first.databaseUrl, 'create table kept (id int)');
    await first.stop();
    const second = await start(onlyPostgres);
    expect(await query(second.databaseUrl, 'select count(*)::int from kept')).toEqual([0]);
    await second.stop();
    const third = await start({ ...onlyPostgres, isReset: true });
    await expect(query(third.databaseUrl, 'select * from kept')).rejects.toThrow('does not exist');
  });

  it('comes back after kill -9 with everything that was committed', async () => {
    const stack = await start(onlyPostgres);
    await query(stack.databaseUrl, 'create table kept as select 7 as id');
    await kill(stack.postgres.pid);
    expect(stack.postgres.isAlive()).toBe(false);
    await stack.postgres.restart();
    expect(await query(stack.databaseUrl, 'select id from kept')).toEqual([7]);
  });

  it('starts though a dead server left its process file, also when another process has its number now', async () => {
    const first = await start(onlyPostgres);
    const postmasterFile = join(stateDir, 'postgres', 'data', 'postmaster.pid');
    const [, ...rest] = readFileSync(postmasterFile, 'utf8').split('\n');
    await first.stop();
    const bystander = spawn('sleep', ['600']);
    await once(bystander, 'spawn');
    try {
      writeFileSync(postmasterFile, [bystander.pid, ...rest].join('\n'));
      const second = await start(onlyPostgres);
      expect(await query(second.databaseUrl, 'select 1')).toEqual([1]);
      expect(isRunning(bystander.pid ?? 0)).toBe(true);
    } finally {
      bystander.kill('SIGKILL');
    }
  });

  it('begins again where the first start was killed while it made the database folder', async () => {
    const unfinished = join(stateDir, 'postgres', 'data.unfinished');
    mkdirSync(unfinished, { recursive: true });
    writeFileSync(join(unfinished, 'PG_VERSION'), '18');
    const stack = await start(onlyPostgres);
    expect(await query(stack.databaseUrl, 'select 1')).toEqual([1]);
  });

  it.runIf(process.getuid?.() === 0)(
    'moves to a readable folder outside when root starts it in a 0700 one',
    async () => {
      chmodSync(stateDir, 0o700);
      const first = await start(onlyPostgres);
      const outside =
        said.find((line) => line.includes('cannot enter'))?.match(/kept in (\S+)\/postgres\.$/)?.[1] ?? '';
      expect(existsSync(join(outside, 'postgres', 'data', 'PG_VERSION'))).toBe(true);
      await query(first.databaseUrl, 'create table kept (id int)');
      await first.stop();
      const second = await start(onlyPostgres);
      expect(await query(second.databaseUrl, 'select count(*)::int from kept')).toEqual([0]);
      await second.stop();
      // A checkout that was deleted and cloned again must not find the database of the one before.
      rmSync(stateDir, { recursive: true });
      mkdirSync(stateDir, { mode: 0o700 });
      const third = await start(onlyPostgres);
      await expect(query(third.databaseUrl, 'select * from kept')).rejects.toThrow('does not exist');
      await third.stop();
      await removeStateFolder(stateDir);
      expect(existsSync(outside)).toBe(false);
      mkdirSync(stateDir);
    },
  );
});

describe('Temporal', () => {
  it('keeps its runs over kill -9 of the server', async () => {
    const stack = await start();
    await startRun(stack);
    await kill(stack.temporal?.pid ?? 0);
    expect(stack.temporal?.isAlive()).toBe(false);
    await stack.temporal?.restart();
    expect(await runStatus(stack)).toBe('RUNNING');
  });

  it('knows the search attributes that runs are started with, also at the second start', async () => {
    await (await start()).stop();
    const stack = await start();
    const known = await withTemporal(stack, (client) =>
      client.connection.operatorService.listSearchAttributes({ namespace: stack.namespace }),
    );
    expect(Object.keys(known.customAttributes)).toEqual(expect.arrayContaining(['TendrilJourney', 'TendrilSource']));
  });

  it('is the cluster that TEMPORAL_ADDRESS names, and no server of our own', async () => {
    const stack = await start({ env: sharedTemporal() });
    expect(stack.temporal).toBeUndefined();
    expect(stack.temporalAddress).toBe(inject('temporalAddress'));
    expect(stack.environment).toMatchObject({ TEMPORAL_ADDRESS: inject('temporalAddress') });
  });
});

describe('the stack', () => {
  it('refuses a folder that a living process holds, and names it', async () => {
    await start();
    await expect(start()).rejects.toThrow(`Tendril is already running on ${stateDir} (process ${process.pid})`);
  });

  it('starts over servers that outlived a killed process, and keeps what they held', async () => {
    const { pids, databaseUrl } = await startAndDie();
    expect(pids.every((pid) => isRunning(pid))).toBe(true);
    await query(databaseUrl, 'create table kept as select 7 as id');
    const stack = await start();
    expect(pids.some((pid) => isRunning(pid))).toBe(false);
    expect(await query(stack.databaseUrl, 'select id from kept')).toEqual([7]);
  });

  it('takes other ports when the first choices are busy, and says so', async () => {
    const occupants = [createServer(), createServer()];
    const busy: number[] = [];
    for (const occupant of occupants) {
      await once(occupant.listen(0, '127.0.0.1'), 'listening');
      busy.push((occupant.address() as AddressInfo).port);
    }
    const [forPostgres = 0, forTemporal = 0] = busy;
    try {
      const stack = await start({ ports: { postgres: forPostgres, temporal: forTemporal } });
      expect(said.join('\n')).toMatch(
        new RegExp(`Port ${forPostgres} is in use; Postgres takes ${stack.postgres.port}`),
      );
      expect(said.join('\n')).toMatch(new RegExp(`Port ${forTemporal} is in use; Temporal takes`));
      expect(await query(stack.databaseUrl, 'select 1')).toEqual([1]);
    } finally {
      for (const occupant of occupants) occupant.close();
    }
  });

  it('leaves nothing running when the start is broken off', async () => {
    const env = { ...ownTemporal(), TEMPORAL_ADDRESS: '127.0.0.1:1', TEMPORAL_NAMESPACE: 'default' };
    const broken = new AbortController();
    const starting = start({ env, signal: broken.signal });
    const postmasterFile = join(stateDir, 'postgres', 'data', 'postmaster.pid');
    expect(await until(() => existsSync(postmasterFile), { limitMs: 20_000 })).toBe(true);
    broken.abort(new Error('Ctrl-C'));
    await expect(starting).rejects.toThrow('does not answer');
    expect(existsSync(postmasterFile)).toBe(false);
    expect((await start()).temporal?.isAlive()).toBe(true);
  });
});

/** Starts the stack in another process and kills that process; its servers live on. */
async function startAndDie(): Promise<{ pids: number[]; databaseUrl: string }> {
  const program = `
    import { startStack } from '@tendril/stack';
    const stack = await startStack({ stateDir: process.argv[1], say: () => {} });
    console.log(JSON.stringify({ pids: [stack.postgres.pid, stack.temporal.pid], databaseUrl: stack.databaseUrl }));
    setInterval(() => {}, 1000);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program, stateDir], {
    cwd: import.meta.dirname,
    env: ownTemporal(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  child.kill('SIGKILL');
  await once(child, 'exit');
  return JSON.parse(line.toString()) as { pids: number[]; databaseUrl: string };
}
