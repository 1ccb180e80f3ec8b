import { Text } from '@mantine/core';
import { IconFlag, IconUser, IconUserShare } from '@tabler/icons-react';
import { useReactFlow } from '@xyflow/react';
import { StepIcon } from '../step-icon.tsx';
import { viewOf } from '../step-view.ts';
import { useGraph } from '../state/editor-context.ts';
import type { Moment, TestRun } from './play-test.ts';
import { sayDay, sayMoment } from './say-moment.ts';
import classes from './test-drawer.module.css';

/** What happens to the lead, in order. A line shows its step on the canvas. */
export function MomentList({ run, enteredAt }: { run: TestRun; enteredAt: number }) {
  const { fitView } = useReactFlow();
  return (
    <ol className={classes.moments} aria-label="What happens">
      {run.moments.map((moment, index) => {
        const { at, words, outcome, stepId } = moment;
        return (
          <li key={index}>
            <button
              type="button"
              className={classes.moment}
              disabled={stepId === null}
              onClick={() => stepId !== null && void fitView({ nodes: [{ id: stepId }], maxZoom: 1, duration: 160 })}
            >
              <MomentIcon moment={moment} />
              <span className={classes.what}>
                <Text component="span" fz="sm" fw={moment.kind === 'step' ? 400 : 600}>
                  {words}
                </Text>
                {outcome !== null && (
                  <Text component="span" fz="sm" c="dimmed">
                    {` → ${outcome}`}
                  </Text>
                )}
              </span>
              <span className={`${classes.when} figures`}>
                {sayMoment(at)} · {sayDay(at, enteredAt)}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

function MomentIcon({ moment: { kind, stepId } }: { moment: Moment }) {
  const step = useGraph().nodes.find(({ id }) => id === stepId);
  if (kind === 'lead') return <IconUser size={20} className={classes.mark} aria-hidden />;
  if (kind === 'sales') return <IconUserShare size={20} className={classes.mark} aria-hidden />;
  if (kind === 'end' || step === undefined) return <IconFlag size={20} className={classes.mark} aria-hidden />;
  const { icon, group } = viewOf(step);
  return <StepIcon icon={icon} group={group} size={24} />;
}
