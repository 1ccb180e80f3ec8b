import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { DefaultLogger, bundleWorkflowCode } from '@temporalio/worker';

const require = createRequire(import.meta.url);
const workflowsPath = require.resolve('@tendril/workflows');

/** Where worker, replayer and bundle find the failure converter. */
export const failureConverterPath = fileURLToPath(new URL('failure-converter.ts', import.meta.url));

/**
 * The workflows as one file, built at most once per state of their sources and kept in `folder`, so that a start
 * takes no second. Resolves to what `WorkerOptions.workflowBundle` takes.
 */
export async function workflowBundle(folder: string): Promise<{ codePath: string }> {
  const codePath = path.join(folder, `workflows-${await hashOfSources()}.js`);
  if (await stat(codePath).catch(() => null)) return { codePath };
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    failureConverterPath,
    logger: new DefaultLogger('ERROR'),
  });
  await mkdir(folder, { recursive: true });
  const unfinished = `${codePath}.${process.pid}`;
  await writeFile(unfinished, code);
  await rename(unfinished, codePath); // two processes that build at once end with one whole file
  return { codePath };
}

/** Everything that ends up in the bundle: our sources, and the SDK by its version. */
async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(require.resolve('@temporalio/worker/package.json')));
  const folders = [path.dirname(workflowsPath), path.dirname(require.resolve('@tendril/contract'))];
  const files = (await Promise.all(folders.map(sourcesIn))).flat();
  for (const file of [...files.sort(), failureConverterPath]) hash.update(file).update(await readFile(file));
  return hash.digest('hex').slice(0, 16);
}

async function sourcesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => /(?<!\.test)\.ts$/.test(name)).map((name) => path.join(folder, name));
}
