import { Command, CommanderError } from 'commander';
import { CliError, messageOf } from './cli-error.ts';
import { printAside } from './terminal.ts';

/** The `tendril` command. Exit codes: 0 done, 1 what was handed in is wrong, 2 the machine or its servers are. */
const program = new Command('tendril')
  .description('Tendril carries leads through journeys: check, simulate and run them from the command line.')
  .helpCommand('help [command]', 'show help for a command')
  .addHelpText('after', '\nExit codes: 0 done · 1 bad input · 2 the environment is not fit (see tendril doctor).');

/** Loaded when asked for: what `run` needs takes longer to load than `check` takes to answer. */
const commandsByName = new Map<string, () => Promise<Command>>([
  ['check', async () => (await import('./commands/check.ts')).checkCommand()],
  ['simulate', async () => (await import('./commands/simulate.ts')).simulateCommand()],
  ['forecast', async () => (await import('./commands/forecast.ts')).forecastCommand()],
  ['export', async () => (await import('./commands/export.ts')).exportCommand()],
  ['import', async () => (await import('./commands/import.ts')).importCommand()],
  ['diff', async () => (await import('./commands/diff.ts')).diffCommand()],
  ['publish', async () => (await import('./commands/publish.ts')).publishCommand()],
  ['apply', async () => (await import('./commands/apply.ts')).applyCommand()],
  ['run', async () => (await import('./commands/run.ts')).runCommand()],
  ['intent', async () => (await import('./commands/intent.ts')).intentCommand()],
  ['parse-mail', async () => (await import('./commands/parse-mail.ts')).parseMailCommand()],
  ['doctor', async () => (await import('./commands/doctor.ts')).doctorCommand()],
  ['migrate', async () => (await import('./commands/migrate.ts')).migrateCommand()],
  ['seed', async () => (await import('./commands/seed.ts')).seedCommand()],
  ['reconcile', async () => (await import('./commands/reconcile.ts')).reconcileCommand()],
  ['mail', async () => (await import('./commands/mail.ts')).mailCommand()],
]);

const asked = commandsByName.get(process.argv[2] ?? '');
const commands =
  asked === undefined ? await Promise.all([...commandsByName.values()].map((load) => load())) : [await asked()];
for (const command of commands) program.addCommand(command);
for (const command of [program, ...commands, ...commands.flatMap((one) => one.commands)]) quietly(command);

// A reader that has seen enough, such as `head`, closes the pipe; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
  if (!(error instanceof CommanderError)) printAside(`tendril: ${messageOf(error)}`);
}

/** One line for what commander finds wrong, in our own form, and no exit from inside. */
function quietly(command: Command): void {
  command.exitOverride().configureOutput({
    outputError: (text, write) => {
      const [first = ''] = text
        .replace(/^error: /, '')
        .trim()
        .split('\n');
      write(`tendril: ${first}\n`);
    },
  });
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CliError) return error.exitCode;
  // Commander ends with 0 after help, else with 1.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1;
  return 2;
}
