import { Anchor, Group, Text } from '@mantine/core';
import { IconAlertCircle, IconBulb, IconCircleCheck } from '@tabler/icons-react';
import type { EmailProblemInDraft } from '@tendril/api';
import classes from './email-problems.module.css';

export type EmailProblemShown = Omit<EmailProblemInDraft, 'stepId'>;

/** What to mend in the email, errors first; those that stand on a line lead there. */
export function EmailProblems({
  problems,
  onShow,
}: {
  problems: readonly EmailProblemShown[];
  onShow: (problem: EmailProblemShown) => void;
}) {
  if (problems.length === 0)
    return (
      <Group gap={6} className={classes.none ?? ''} role="status">
        <IconCircleCheck size={16} aria-hidden />
        <Text fz="sm">Nothing to mend</Text>
      </Group>
    );
  const sorted = problems.toSorted((one, other) => rank(one) - rank(other));
  return (
    <ul className={classes.problems} aria-label="Checks" role="list">
      {sorted.map((problem, index) => (
        <li key={`${problem.code}/${index}`} className={classes.problem} data-severity={problem.severity}>
          {problem.severity === 'error' ? (
            <IconAlertCircle size={16} aria-label="Mend" />
          ) : (
            <IconBulb size={16} aria-label="Hint" />
          )}
          <Text fz="sm" style={{ overflowWrap: 'anywhere' }}>
            {problem.message}{' '}
            {problem.part !== null && (
              <Anchor component="button" type="button" fz="sm" onClick={() => onShow(problem)}>
                {sayPlace(problem)}
              </Anchor>
            )}
          </Text>
        </li>
      ))}
    </ul>
  );
}

function rank({ severity }: EmailProblemShown): number {
  return severity === 'error' ? 0 : 1;
}

function sayPlace({ part, line }: EmailProblemShown): string {
  if (part === 'subject') return 'Go to the subject';
  if (part === 'preheader') return 'Go to the preview line';
  if (part === 'text') return 'Go to the plain text';
  return line === null ? 'Go to the email' : `Go to line ${line}`;
}
