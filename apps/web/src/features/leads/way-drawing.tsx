import { ActionIcon, Box, Modal, Text, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowsMaximize } from '@tabler/icons-react';
import type { RunOfLead } from '@tendril/api';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useNow } from '../../lib/use-now.ts';
import { Loading } from '../../ui/loading.tsx';
import classes from './way-drawing.module.css';
import { tellStep, timesOf, type ToldStep } from './tell-step.ts';

/** With the canvas in it, which a list of leads does not need. */
const DrawnJourney = lazy(async () => {
  const { DrawnJourney: component } = await import('../editor/canvas/drawn-journey.tsx');
  return { default: component };
});
const smallHeight = 280;

/** A lead's way, drawn on the journey: small beside its words, and large on demand. Pointing at a step says when and why. */
export function WayDrawing({ run }: { run: RunOfLead }) {
  const [isLarge, { open, close }] = useDisclosure(false);
  return (
    <Box pos="relative">
      <DrawnWay run={run} size="fit" />
      <Tooltip label="Show it large">
        <ActionIcon
          variant="default"
          size={32}
          className={classes.enlarge ?? ''}
          aria-label={`Show the way through ${run.journeyName} large`}
          onClick={open}
        >
          <IconArrowsMaximize size={18} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <Modal
        opened={isLarge}
        onClose={close}
        size="min(1200px, 96vw)"
        title={`The way through ${run.journeyName}`}
        radius="lg"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <DrawnWay run={run} size="readable" />
      </Modal>
    </Box>
  );
}

function DrawnWay({ run, size }: { run: RunOfLead; size: 'fit' | 'readable' }) {
  const { graph, path, nodeId, status } = run;
  const [looked, setLooked] = useState(nodeId);
  const way = useMemo(() => [...new Set([...path.map((step) => step.nodeId), nodeId])], [path, nodeId]);
  const exits = useMemo(() => new Set(path.map((step) => `${step.nodeId}/${step.port ?? ''}`)), [path]);
  const times = useMemo(() => timesOf(run), [run]);
  const standing = useMemo(
    () => (status === 'ended' ? {} : { [nodeId]: { here: 1, held: status === 'held' ? 1 : 0 } }),
    [status, nodeId],
  );
  const nowMs = useNow(60_000);
  const tell = useCallback(
    (stepId: string): ToldStep => tellStep(run, stepId, { title: titleIn(run, stepId), nowMs }),
    [run, nowMs],
  );
  const sayStep = useCallback((stepId: string) => sayTold(tell(stepId)), [tell]);
  return (
    <div className={classes.drawn} data-size={size}>
      <Suspense fallback={<Loading h={smallHeight} radius="md" />}>
        <DrawnJourney
          graph={graph}
          way={way}
          exits={exits}
          times={times}
          standing={standing}
          sayStep={sayStep}
          onLook={setLooked}
          size={size}
        />
      </Suspense>
      <StepTold told={tell(looked)} />
    </div>
  );
}

function StepTold({ told: { title, visits, standing } }: { told: ToldStep }) {
  return (
    <div className={classes.told} aria-live="polite">
      <Text fz="sm" fw={600}>
        {title}
      </Text>
      {visits.map(({ what, why }) => (
        <div key={what}>
          <Text fz="xs">{what}</Text>
          <Text fz="xs" c="dimmed" style={{ whiteSpace: 'pre-line' }}>
            {why}
          </Text>
        </div>
      ))}
      {standing !== null && <Text fz="xs">{standing}</Text>}
      {visits.length === 0 && standing === null && (
        <Text fz="xs" c="dimmed">
          They did not come here.
        </Text>
      )}
    </div>
  );
}

/** What the step was called when the lead passed it, or stands at it; else as it is called in the journey. */
function titleIn({ path, graph, nodeId, at }: RunOfLead, stepId: string): string {
  if (stepId === nodeId) return at;
  const passed = path.find((step) => step.nodeId === stepId);
  return passed?.title ?? graph.nodes.find(({ id }) => id === stepId)?.title ?? 'A step they did not come to';
}

function sayTold({ title, visits, standing }: ToldStep): string {
  const told = [...visits.map(({ what }) => what), ...(standing === null ? [] : [standing])];
  return [title, ...(told.length === 0 ? ['They did not come here'] : told)].join('. ');
}
