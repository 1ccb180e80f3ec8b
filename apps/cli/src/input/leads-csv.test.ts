import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLeadsCsv } from './leads-csv.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tendril-leads-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function list(content: string) {
  const path = join(folder, 'leads.csv');
  writeFileSync(path, content);
  return readLeadsCsv(path);
}

describe('a list of leads', () => {
  it.each([',', ';', '\t'])('with "%s" between the values', async (delimiter) => {
    const { leads, problems } = await list(`Email${delimiter}First name\nada@a.example${delimiter}"Ada, Lady"\n`);
    expect(problems).toEqual([]);
    expect(leads).toMatchObject([{ line: 2, email: 'ada@a.example', fields: { first_name: 'Ada, Lady' } }]);
  });

  it('knows tags, time zone and what was agreed to', async () => {
    const { leads } = await list(
      'email,tags,time zone,consent\na@a.example,vip|trial,Europe/Oslo,yes\nb@a.example,,,letter; offers\nc@a.example,,,\n',
    );
    expect(leads).toMatchObject([
      { tags: ['vip', 'trial'], timeZone: 'Europe/Oslo', consent: 'all' },
      { tags: [], timeZone: null, consent: ['letter', 'offers'] },
      { consent: 'none' },
    ]);
  });

  it('leaves the question of consent open where the list does', async () => {
    expect((await list('email\na@a.example\n')).leads).toMatchObject([{ consent: null }]);
  });

  it('names what it leaves out by its line', async () => {
    const { leads, problems } = await list(
      'email,name\n\na@a.example,A\nb,B\n,C\nA@a.example,A\nd@a.example,D,more\ne@a.example,E\n',
    );
    expect(leads.map(({ email }) => email)).toEqual(['a@a.example', 'e@a.example']);
    expect(problems).toEqual([
      { line: 4, message: '"b" is no email address' },
      { line: 5, message: 'no email address' },
      { line: 6, message: 'A@a.example stands in line 3 already' },
      { line: 7, message: '3 values for 2 columns; is a quote missing?' },
    ]);
  });

  it('takes a lead without a time zone that is none, and says so', async () => {
    const { leads, problems } = await list('email,timezone\na@a.example,Mars\n');
    expect(leads).toMatchObject([{ timeZone: null }]);
    expect(problems).toEqual([{ line: 2, message: '"Mars" is no time zone; taken without it' }]);
  });

  it.each([
    ['', 'is empty'],
    ['name\nAda\n', 'no column for the email address'],
    ['email\n"ada@a.example\n', 'is no CSV file'],
  ])('refuses what is no list: %j', async (content, message) => {
    await expect(list(content)).rejects.toThrow(message);
  });
});
