import { TestWorkflowEnvironment } from '@temporalio/testing';

/**
 * Run as a program: `node download-temporal.ts <folder>` has the SDK download the official server into the folder.
 * The SDK has no call for the download alone, so it also starts the server once and stops it again.
 */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder to download to.');
try {
  const environment = await TestWorkflowEnvironment.createLocal({
    server: { executable: { type: 'cached-download', downloadDir: folder } },
  });
  await environment.teardown();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
