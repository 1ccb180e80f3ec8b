import { reconcile } from '@tendril/engine';
import { Command } from 'commander';
import { badEnvironment, messageOf } from '../cli-error.ts';
import { openEngineByEnvironment } from '../open-engine.ts';
import { count, print } from '../terminal.ts';

/** `tendril reconcile`: asks for the workflow of every run anew, after Temporal lost its database. */
export function reconcileCommand(): Command {
  return new Command('reconcile')
    .summary('start the workflows of all open runs anew')
    .description(
      'After Temporal lost its database: has every run that has not ended started again. Harmless where one still runs.',
    )
    .action(async () => {
      const { engine, close } = openEngineByEnvironment(process.env);
      try {
        print(`${count(await reconcile(engine), 'run')} will be started again by the worker.`);
      } catch (error) {
        throw badEnvironment(`The runs could not be reconciled: ${messageOf(error)}`, error);
      } finally {
        await close();
      }
    });
}
