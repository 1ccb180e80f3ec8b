import { parseInbound, type InboundMail } from '@tendril/email';
import { Command } from 'commander';
import { badInput } from '../cli-error.ts';
import { readBytes } from '../input/read-file.ts';
import { print, printJson } from '../terminal.ts';

/** `tendril parse-mail`: a mail as it came over the wire, taken apart. */
export function parseMailCommand(): Command {
  return new Command('parse-mail')
    .summary('take an incoming mail apart')
    .description(
      'Reads one mail in MIME form: sender, subject, text, headers, attachments. Broken mails are read as far as possible.',
    )
    .argument('<file>', 'the mail (.eml); - for standard input')
    .option('--json', 'answer as JSON')
    .action(async (file: string, { json = false }: { json?: boolean }) => {
      const bytes = await readBytes(file);
      if (bytes.length === 0) throw badInput(`${file} is empty.`);
      const mail = await parseInbound(bytes);
      if (json) printJson(mail);
      else sayMail(mail);
    });
}

function sayMail({ from, to, subject, date, text, attachments }: InboundMail): void {
  print(`From:    ${from === null ? 'unknown' : [from.name, from.address].filter(Boolean).join(' ')}`);
  print(`To:      ${to.map(({ address }) => address).join(', ')}`);
  print(`Subject: ${subject}`);
  print(`Date:    ${date ?? 'unknown'}`);
  for (const { name, contentType, sizeBytes } of attachments)
    print(`File:    ${name} (${contentType}, ${sizeBytes} bytes)`);
  print(`\n${text.trim()}`);
}
