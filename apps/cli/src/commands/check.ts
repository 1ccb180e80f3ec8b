import { Command } from 'commander';
import { readJourney, sayProblem, type JourneyFile } from '../input/read-journey.ts';
import { count, print, printJson } from '../terminal.ts';

/** `tendril check`: what keeps a journey from being published, in words. Exit code 1 when something does. */
export function checkCommand(): Command {
  return new Command('check')
    .summary('say whether a journey can be published')
    .description(
      'Checks a journey file and its emails as publishing does. Problems are named with the title of their step.',
    )
    .argument('<file>', 'the journey, as JSON')
    .option('--json', 'answer as JSON: { ok, problems: [{ code, severity, nodeId, message }] }')
    .action(async (file: string, { json = false }: { json?: boolean }) => {
      const journey = await readJourney(file);
      if (json) printJson({ ok: journey.plan !== null, problems: journey.problems });
      else sayProblems(file, journey);
      if (journey.plan === null) process.exitCode = 1;
    });
}

function sayProblems(file: string, { graph, plan, problems }: JourneyFile): void {
  const errors = problems.filter(({ severity }) => severity === 'error');
  for (const problem of problems)
    print(`${problem.severity === 'error' ? 'problem' : 'hint   '}  ${sayProblem(problem, graph)}`);
  if (plan === null) return print(`${file}: ${count(errors.length, 'problem')}. It cannot be published.`);
  print(
    `${file}: "${plan.name}" can be published: ${count(Object.keys(plan.nodes).length, 'step')}, ${count(problems.length, 'hint')}.`,
  );
}
