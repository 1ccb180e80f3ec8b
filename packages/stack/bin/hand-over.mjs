import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installWhereNeeded, isNodeNewEnough, nodeOf } from './install.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/**
 * The first step of a command, on whatever Node the machine has: installs what is missing, then runs the program on
 * the Node among the packages and ends as it ends. Signals are passed on.
 * @param {string} program path below the checkout
 */
export function handOver(program) {
  if (!isNodeNewEnough(process.versions.node)) {
    fail(`Tendril needs Node 20.19 or newer to begin with; this is ${process.versions.node}.`);
  }
  try {
    installWhereNeeded(root);
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
  const child = spawn(nodeOf(root), [join(root, program), ...process.argv.slice(2)], {
    cwd: root,
    // By the channel the program notices when this process is killed and cannot pass on anything any more.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  endWithNpm(() => child.kill('SIGTERM'));
  child.on('error', (error) => fail(`The Node among the packages does not start: ${error.message}`));
  child.on('exit', (code) => process.exit(code ?? 1));
}

/**
 * When the npm that called us is killed, nobody is left whom a Ctrl-C would reach.
 * @param {() => void} end
 */
function endWithNpm(end) {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const caller = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === caller) return;
    clearInterval(timer);
    end();
  }, 1000);
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(message);
  process.exit(1);
}
