import { migrate } from '@tendril/db';
import { Command } from 'commander';
import { badEnvironment, messageOf } from '../cli-error.ts';
import { databaseUrlOf } from '../open-engine.ts';
import { printAside } from '../terminal.ts';

/** `tendril migrate`: brings the database up to date. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .summary('bring the database up to date')
    .description('Applies what is missing to the database that DATABASE_URL names. Harmless when repeated.')
    .action(async () => {
      const url = databaseUrlOf(process.env);
      await migrate(url).catch((error: unknown) => {
        throw badEnvironment(`The database could not be brought up to date: ${messageOf(error)}`, error);
      });
      printAside('The database is up to date.');
    });
}
