import { releaseMail } from '@tendril/engine';
import { Command } from 'commander';
import { badEnvironment, badInput, messageOf } from '../cli-error.ts';
import { openEngineByEnvironment } from '../open-engine.ts';
import { count, print } from '../terminal.ts';

/** `tendril mail release`: lets held mail go after a restore of the database. */
export function mailCommand(): Command {
  const release = new Command('release')
    .summary('let held mail go')
    .description(
      'After a restore: what was due up to the given moment counts as sent, because it may have left; the rest goes out.',
    )
    .requiredOption('--until <instant>', 'up to when mails count as sent, as 2026-03-02T09:00:00Z')
    .action(async ({ until }: { until: string }) => {
      const countAsSentUpTo = new Date(until);
      if (Number.isNaN(countAsSentUpTo.getTime()))
        throw badInput(`"${until}" is no instant. Write it as 2026-03-02T09:00:00Z.`);
      await letGo(countAsSentUpTo);
    });
  return new Command('mail')
    .summary('hold and release mail')
    .description('What an operator does to mail after a restore.')
    .addCommand(release);
}

async function letGo(countAsSentUpTo: Date): Promise<void> {
  const { engine, close } = openEngineByEnvironment(process.env);
  try {
    const { countedAsSent } = await releaseMail(engine, { countAsSentUpTo });
    print(`${count(countedAsSent, 'mail')} counted as sent; the rest goes out.`);
  } catch (error) {
    throw badEnvironment(`Mail could not be released: ${messageOf(error)}`, error);
  } finally {
    await close();
  }
}
