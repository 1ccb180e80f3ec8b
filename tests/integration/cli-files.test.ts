import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tendril } from '../support/tendril.ts';

const nurture = 'tests/fixtures/journeys/nurture.json';
const reference = 'tests/fixtures/journeys/reference.json';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tendril-cli-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

let written = 0;

/** Writes a new file for a command to read, for tests that run side by side too; answers its path. */
function file(name: string, content: unknown): string {
  written += 1;
  const path = join(folder, `${written}-${name}`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const greta = {
  email: 'greta.halvorsen@fjordlinefittings.example',
  fields: { first_name: 'Greta', employees: 210 },
  timeZone: 'Europe/Oslo',
  consents: { marketing: true },
};

/** A wait without an end, and a mail without a subject. */
const broken = {
  schema: 1,
  name: 'Broken',
  nodes: [
    { id: 'list', kind: 'entry.import', config: {} },
    { id: 'mail', kind: 'email', title: 'First letter', config: { content: { source: 'Hello.' } } },
  ],
  edges: [{ from: 'list', port: 'next', to: 'mail' }],
};

describe('check', () => {
  it.each([nurture, reference])('says that %s can be published', async (journey) => {
    const { exitCode, stdout, stderr } = await tendril(['check', journey]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('can be published');
  });

  it('names a problem with the title of its step, and ends with 1', async () => {
    const { exitCode, stdout } = await tendril(['check', file('broken.json', broken)]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('Step "First letter": This email has no subject.');
  });

  it('tells the same as JSON', async () => {
    const { exitCode, stdout } = await tendril(['check', file('broken.json', broken), '--json']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      problems: expect.arrayContaining([
        expect.objectContaining({ code: 'noSubject', severity: 'error', nodeId: 'mail' }),
      ]) as unknown[],
    });
  });

  it('compiles the emails: a template that cannot be read is a problem', async () => {
    const content = { subject: 'Hello', source: 'Hello {{ lead.first_name' };
    const [list] = broken.nodes;
    const nodes = [list, { id: 'mail', kind: 'email', title: 'First letter', config: { content } }];
    const { exitCode, stdout } = await tendril(['check', file('template.json', { ...broken, nodes })]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('Step "First letter"');
  });

  it('refuses an activity that nobody serves', async () => {
    const nodes = [
      broken.nodes[0],
      { id: 'mail', kind: 'activity', config: { activityKind: 'guess_the_weather', outcomes: [{ id: 'sunny' }] } },
    ];
    const { exitCode, stdout } = await tendril(['check', file('activity.json', { ...broken, nodes })]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('guess the weather');
  });
});

describe('simulate', () => {
  const from = ['--from', '2026-03-02T09:00:00Z'];

  it('prints path, mails and end with times in words', async () => {
    const { exitCode, stdout } = await tendril(['simulate', reference, '--lead', file('greta.json', greta), ...from]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/day 1, 10:00 +Email "What moved in your stock this month\?"/);
    expect(stdout).toMatch(/day 4, 10:00 +Wait until reply, at most 3 days +→ after 3 days/);
    expect(stdout).toContain('End: finished (day 4, 10:00)');
  });

  it('reads what a lead replies, and lets sales answer', async () => {
    const script = [
      { at: 'P1DT2H', event: 'reply', text: 'Could we have a call about this next week?' },
      { at: 'P1DT8H', event: 'handoff.accepted' },
    ];
    const args = ['--lead', file('greta.json', greta), '--script', file('script.json', script), ...from, '--json'];
    const { exitCode, stdout } = await tendril(['simulate', nurture, ...args]);
    expect(exitCode).toBe(0);
    const report = JSON.parse(stdout) as { path: { nodeId: string; port: string; since: string }[] };
    expect(report).toMatchObject({ status: 'ended', end: { reason: 'goal', since: 'P1DT8H' } });
    expect(report.path).toContainEqual(expect.objectContaining({ nodeId: 'meaning', port: 'hot', since: 'P1DT2H' }));
    expect(report.path).toContainEqual(expect.objectContaining({ nodeId: 'sales', port: 'accepted', since: 'P1DT8H' }));
  });

  it('says why a mail is not sent', async () => {
    const lead = file('silent.json', { ...greta, consents: {} });
    const { stdout } = await tendril(['simulate', reference, '--lead', lead, ...from]);
    expect(stdout).toContain('not sent (no consent)');
  });
});

describe('intent', () => {
  const reply = (id: string, words: string): string =>
    JSON.stringify({ id, subject: 'Re: Your mail', headers: {}, text: words, received: '2026-03-03T09:00:00Z' });

  it('reads one reply a line, and answers one line each', async () => {
    const input = `${reply('a', 'No thanks, we are not interested.')}\n\n${reply('b', 'Could we have a call about this next week?')}\n`;
    const { exitCode, stdout, stderr } = await tendril(['intent', '--json'], { input });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const answers = stdout.trim().split('\n');
    expect(answers.map((line) => JSON.parse(line) as object)).toMatchObject([
      { id: 'a', primary: 'not_interested', until: null, referral: null },
      { id: 'b', primary: 'meeting_request' },
    ]);
    expect(Object.keys(JSON.parse(answers[0]!) as object)).toEqual(['id', 'primary', 'labels', 'until', 'referral']);
  });

  it('names the line that is broken', async () => {
    const replies = file('replies.jsonl', `${reply('a', 'Yes.')}\n{"id": "b"}\n`);
    const { exitCode, stderr } = await tendril(['intent', replies, '--json']);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^tendril: line 2 is no reply: .*\n$/);
  });
});

describe('parse-mail', () => {
  it('takes a mail apart', async () => {
    const { exitCode, stdout } = await tendril(['parse-mail', 'packages/email/fixtures/reply-plain.eml', '--json']);
    expect(exitCode).toBe(0);
    expect(Object.keys(JSON.parse(stdout) as object)).toEqual(
      expect.arrayContaining(['from', 'to', 'subject', 'text', 'headers', 'messageId', 'inReplyTo', 'attachments']),
    );
  });

  it('reads standard input', async () => {
    const { stdout } = await tendril(['parse-mail', '-'], {
      input: 'From: Ada <ada@lead.example>\nSubject: Hello\n\nYes.',
    });
    expect(stdout).toContain('From:    Ada ada@lead.example');
  });
});

describe('what is wrong is said in one line, with the right exit code', () => {
  const script = (content: unknown): string[] => [
    '--lead',
    file('greta.json', greta),
    '--script',
    file('bad.json', content),
  ];
  const run = (...args: string[]): string[] => ['run', reference, '--speed', '1d=1s', ...args];

  it.concurrent.each<[string, number, () => string[], RegExp]>([
    ['no such file', 1, () => ['check', 'nowhere.json'], /nowhere.json cannot be read. There is no such file/],
    ['no such command', 1, () => ['chekc'], /unknown command 'chekc'/],
    ['no lead', 1, () => ['simulate', reference], /required option '--lead/],
    ['a lead that is not JSON', 1, () => ['simulate', reference, '--lead', file('x.json', '{')], /x.json is not JSON/],
    [
      'an unknown key',
      1,
      () => ['simulate', reference, '--lead', file('x.json', { mail: 'a@b.example' })],
      /is not a lead/,
    ],
    ['a broken journey', 1, () => ['simulate', file('broken.json', broken), ...script([])], /First letter.*no subject/],
    [
      'a duration',
      1,
      () => ['simulate', reference, ...script([{ at: '2 days', event: 'x' }])],
      /"2 days" is no duration/,
    ],
    [
      'a reply without words',
      1,
      () => ['simulate', reference, ...script([{ at: 'P1D', event: 'reply' }])],
      /needs the text/,
    ],
    ['a speed', 1, () => ['run', reference, '--leads', 'x.csv', '--speed', 'fast'], /"fast" is no speed/],
    ['too fast', 1, () => ['run', reference, '--leads', 'x.csv', '--speed', '1d=10ms'], /too fast.*1d=20ms/],
    ['no address column', 1, () => run('--leads', file('x.csv', 'name\nAda\n')), /no column for the email address/],
    ['no usable lead', 1, () => run('--leads', file('x.csv', 'email\nnobody\n')), /no lead that can be used/],
    ['no database', 2, () => ['migrate'], /DATABASE_URL is not set/],
    ['no database to seed', 2, () => ['seed'], /DATABASE_URL is not set/],
    ['an instant', 1, () => ['mail', 'release', '--until', 'noon'], /"noon" is no instant/],
  ])('%s', async (_what, exitCode, args, message) => {
    const told = await tendril(args());
    expect(told.exitCode).toBe(exitCode);
    expect(told.stdout).toBe('');
    expect(told.stderr).toMatch(/^tendril: [^\n]*\n$/);
    expect(told.stderr).toMatch(message);
  });

  it('a database that does not answer is the environment', async () => {
    const told = await tendril(['migrate'], { env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' } });
    expect(told.exitCode).toBe(2);
    expect(told.stderr).toMatch(/^tendril: [^\n]*\n$/);
  });
});
