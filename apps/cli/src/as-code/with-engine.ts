import type { Engine } from '@tendril/engine';
import { badEnvironment, CliError, messageOf } from '../cli-error.ts';
import { openEngineByEnvironment } from '../open-engine.ts';

/** Works on the database of the environment and closes it. What is not a mistake of the caller's is one of the environment's. */
export async function withEngine<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
  const { engine, close } = openEngineByEnvironment(process.env);
  try {
    return await work(engine);
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw badEnvironment(`The database did not answer as it should: ${messageOf(error)}`, error);
  } finally {
    await close();
  }
}
