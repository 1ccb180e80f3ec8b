import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ne } from 'drizzle-orm';
import { event, journey, journeyRun, lead, message, openDatabase, reply, suppression } from '@tendril/db';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { tendril } from '../support/tendril.ts';

const reference = 'tests/fixtures/journeys/reference.json';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tendril-cli-run-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface RunReport {
  summary: Record<string, unknown>;
  leads: {
    email: string;
    path: { nodeId: string; port: string | null; since: string }[];
    mails: { subject: string }[];
  }[];
  rowsLeftOut: { line: number; message: string }[];
}

/** As a spreadsheet on Windows writes it: other delimiter, other encoding, and the faults of a list that people keep by hand. */
const list = [
  'E-Mail;Vorname;Mitarbeiter;Consent',
  'ulrike@kesslerverpackung.example;Ülrike;430;yes',
  'jan@tolhuisbearings.example;Jan;95;no',
  'nobody;Nemo;1;yes',
  'Ulrike@KesslerVerpackung.example;Ulrike;430;yes',
  'anna@nowhere.example;Anna;12;yes',
  '',
].join('\r\n');

describe('run', () => {
  it('carries a list through a journey by real workflows, with the worker killed on the way', async () => {
    const leads = join(folder, 'leads.csv');
    writeFileSync(leads, Buffer.from(list, 'latin1'));
    const script = join(folder, 'script.json');
    const reaction = { at: 'P2DT12H', event: 'reply', node: 'm1', text: 'Yes, we are very interested.' };
    writeFileSync(script, JSON.stringify([{ ...reaction, lead: 'anna@nowhere.example' }]));
    const files = [reference, '--leads', leads, '--script', script];
    const { exitCode, stdout, stderr } = await tendril([
      'run',
      ...files,
      '--speed',
      '1d=2s',
      '--kill-worker',
      '1',
      '--json',
    ]);
    expect(exitCode, stderr).toBe(0);

    const { summary, leads: reports, rowsLeftOut } = JSON.parse(stdout) as RunReport;
    expect(summary).toMatchObject({ leads: 3, ended: 3, held: 0, lost: 0, duplicates: 0, mails: 4, workerKills: 1 });
    expect(rowsLeftOut.map(({ line }) => line)).toEqual([4, 5]);
    expect(reports.map(pathOf)).toEqual([
      [
        'ulrike@kesslerverpackung.example',
        'entry next PT0S',
        'settle next P1D',
        'm1 sent P1D',
        'reaction timeout P4D',
        'size large P4D',
        'm2 sent P4D',
        'done null P4D',
      ],
      [
        'jan@tolhuisbearings.example',
        'entry next PT0S',
        'settle next P1D',
        'm1 sent P1D',
        'reaction timeout P4D',
        'size else P4D',
        'm2 sent P4D',
        'done null P4D',
      ],
      [
        'anna@nowhere.example',
        'entry next PT0S',
        'settle next P1D',
        'm1 sent P1D',
        'reaction replied P2DT12H',
        'size else P2DT12H',
        'm2 sent P2DT12H',
        'done null P2DT12H',
      ],
    ]);
    // Jan has not agreed to be mailed.
    expect(reports.map(({ mails }) => mails.length)).toEqual([2, 0, 2]);
    expect(stderr).toContain('line 4: "nobody" is no email address');
  });
});

function pathOf({ email, path }: RunReport['leads'][number]): string[] {
  return [email, ...path.map(({ nodeId, port, since }) => `${nodeId} ${port} ${since}`)];
}

describe('on a database', () => {
  let database: TestDatabase;
  let env: Record<string, string>;

  beforeAll(async () => {
    database = await createTestDatabase();
    env = { DATABASE_URL: database.url };
  });

  afterAll(() => database.drop());

  it('migrate may be repeated', async () => {
    const told = await tendril(['migrate'], { env });
    expect(told).toMatchObject({ exitCode: 0, stdout: '' });
  });

  it('seed fills it once, with a past and without sending anything', async () => {
    const first = await tendril(['seed'], { env });
    expect(first).toMatchObject({ exitCode: 0, stdout: '', stderr: 'Seeded 200 leads and 3 journeys.\n' });
    const before = await contents(database.url);
    expect(before).toMatchObject({ leads: 200, journeys: ['draft', 'live', 'paused'], suppressed: 1 });
    expect(Math.min(before.runs, before.mails, before.replies)).toBeGreaterThan(10);
    expect(before.oldEvents).toBeGreaterThan(60);

    const again = await tendril(['seed'], { env });
    expect(again).toMatchObject({ exitCode: 0, stderr: 'The sample workspace is there.\n' });
    expect(await contents(database.url)).toEqual(before);
  });

  it('reconcile says how many runs it asked for', async () => {
    const { openRuns } = await contents(database.url);
    const told = await tendril(['reconcile'], { env });
    expect(told).toMatchObject({ exitCode: 0, stdout: `${openRuns} runs will be started again by the worker.\n` });
  });

  it('mail release says how many mails count as sent', async () => {
    const told = await tendril(['mail', 'release', '--until', '2026-03-02T09:00:00Z'], { env });
    expect(told).toMatchObject({ exitCode: 0, stdout: '0 mails counted as sent; the rest goes out.\n' });
  });
});

async function contents(url: string) {
  const client = openDatabase(url, { poolSize: 2 });
  const { db } = client;
  try {
    const [journeys, events] = [await db.select().from(journey), await db.select().from(event)];
    const yesterday = Date.now() - 86_400_000;
    return {
      leads: await db.$count(lead),
      runs: await db.$count(journeyRun),
      openRuns: await db.$count(journeyRun, ne(journeyRun.status, 'ended')),
      mails: await db.$count(message),
      replies: await db.$count(reply),
      suppressed: await db.$count(suppression),
      journeys: journeys.map(({ status }) => status).toSorted(),
      events: events.length,
      oldEvents: events.filter(({ receivedAt }) => receivedAt.getTime() < yesterday).length,
    };
  } finally {
    await client.close();
  }
}

describe('doctor', () => {
  it('tries everything, and ends with 2 where something fails', async () => {
    const named = { TEMPORAL_ADDRESS: inject('temporalAddress'), TEMPORAL_NAMESPACE: inject('temporalNamespace') };
    const { exitCode, stdout } = await tendril(['doctor', '--json'], {
      env: { ...named, TENDRIL_CHROMIUM: '/nowhere' },
    });
    expect(exitCode).toBe(2);
    const findings = JSON.parse(stdout) as { name: string; state: string; detail: string; cure?: string }[];
    const stateOf = (name: string): string | undefined => findings.find((finding) => finding.name === name)?.state;
    expect(['Node', 'Postgres', 'Temporal', 'wake', 'search attributes'].map(stateOf)).toEqual(Array(5).fill('ok'));
    const failed = findings.filter(({ state }) => state === 'fail');
    expect(failed).toMatchObject([{ name: 'browser', detail: expect.stringContaining('/nowhere') as string }]);
    expect(failed[0]?.cure).toContain('unset it');
  });
});

describe('the demonstration', () => {
  it('has fifty leads and answers of some of them', async () => {
    const leads = readFileSync('tests/fixtures/journeys/nurture.leads.csv', 'utf8').trim().split('\n');
    const script = JSON.parse(readFileSync('tests/fixtures/journeys/nurture.script.json', 'utf8')) as {
      lead: string;
    }[];
    const addresses = new Set(leads.slice(1).map((line) => line.slice(0, line.indexOf(','))));
    expect(addresses.size).toBe(50);
    expect(script.filter(({ lead: address }) => !addresses.has(address))).toEqual([]);
  });
});
