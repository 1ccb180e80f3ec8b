import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { readIntent, replyInputSchema, type IntentReading } from '@tendril/intent';
import { Command } from 'commander';
import { badInput, messageOf } from '../cli-error.ts';
import { sayIssue, unreadable } from '../input/read-file.ts';
import { print } from '../terminal.ts';

/** `tendril intent`: what replies mean, one JSON object per line in and out. */
export function intentCommand(): Command {
  return new Command('intent')
    .summary('read what replies mean')
    .description(
      'Reads replies, one JSON object per line: id, subject, headers, text, received (and timeZone where known).',
    )
    .argument('[file]', 'the replies as JSONL; standard input unless given', '-')
    .option(
      '--json',
      'answer one JSON object per line: { id, primary, labels: [{ label, confidence }], until, referral }',
    )
    .action(async (file: string, { json = false }: { json?: boolean }) => {
      const say = json ? sayAsJson : sayInWords;
      let line = 0;
      for await (const source of await linesOf(file)) {
        line += 1;
        if (source.trim() !== '') print(say(readLine(source, line)));
      }
    });
}

interface Read {
  id: string | null;
  reading: IntentReading;
}

async function linesOf(file: string): Promise<AsyncIterable<string>> {
  if (file === '-') return createInterface({ input: process.stdin, crlfDelay: Infinity });
  try {
    return (await open(file)).readLines();
  } catch (error) {
    throw unreadable(file, error);
  }
}

function readLine(source: string, line: number): Read {
  let value: unknown;
  try {
    value = JSON.parse(source.replace(/^\u{feff}/u, ''));
  } catch (error) {
    throw badInput(`line ${line} is not JSON: ${messageOf(error)}`, error);
  }
  const parsed = replyInputSchema.safeParse(value);
  if (!parsed.success) throw badInput(`line ${line} is no reply: ${sayIssue(parsed.error)}`);
  try {
    return { id: parsed.data.id ?? null, reading: readIntent(parsed.data) };
  } catch (error) {
    // The one thing its schema leaves open is whether the time zone exists.
    throw badInput(`line ${line} is no reply: ${messageOf(error)}`, error);
  }
}

function sayAsJson({ id, reading }: Read): string {
  const { primary, labels, until, referral } = reading;
  const found = labels.map(({ label, confidence }) => ({ label, confidence }));
  return JSON.stringify({ id, primary, labels: found, until, referral });
}

function sayInWords({ id, reading }: Read): string {
  const { labels, until, referral, needsPerson } = reading;
  const meanings = labels.map(
    ({ label, confidence }) => `${label.replaceAll('_', ' ')} ${Math.round(confidence * 100)} %`,
  );
  return [
    id ?? '-',
    meanings.join(', '),
    ...(until === null ? [] : [`come back on ${until}`]),
    ...(referral === null
      ? []
      : [`write to ${[referral.name, referral.email, referral.phone].filter(Boolean).join(', ')}`]),
    ...(needsPerson ? ['a person should look'] : []),
  ].join('  ·  ');
}
