import { Command } from 'commander';
import { badEnvironment, messageOf } from '../cli-error.ts';
import { openEngineByEnvironment } from '../open-engine.ts';
import { seedSample } from '../sample/seed-sample.ts';
import { ensureWorkspace } from '../sample/workspace.ts';
import { count, printAside } from '../terminal.ts';

/** `tendril seed`: the sample workspace. */
export function seedCommand(): Command {
  return new Command('seed')
    .summary('fill the database with a sample workspace')
    .description(
      'Makes the workspace Northlight Analytics with leads, three journeys and what happened in them, unless there are journeys. Sends nothing.',
    )
    .option('--empty', 'make the workspace alone, without journeys and leads')
    .action(async ({ empty = false }: { empty?: boolean }) => {
      const { engine, close } = openEngineByEnvironment(process.env);
      try {
        if (empty) {
          await ensureWorkspace(engine.db);
          return printAside('The workspace is there.');
        }
        const { leads, journeys } = await seedSample(engine, new Date());
        printAside(
          leads + journeys === 0
            ? 'The sample workspace is there.'
            : `Seeded ${count(leads, 'lead')} and ${count(journeys, 'journey')}.`,
        );
      } catch (error) {
        throw badEnvironment(`The sample workspace could not be made: ${messageOf(error)}`, error);
      } finally {
        await close();
      }
    });
}
