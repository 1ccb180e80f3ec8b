import { ActionIcon, Button, Group, Select, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useReactFlow } from '@xyflow/react';
import { useEffect, useMemo, useState } from 'react';
import { useEditor, useGraph, type Problems } from '../state/editor-context.ts';
import { nameOf, viewOf } from '../step-view.ts';
import { MomentList } from './moment-list.tsx';
import { playTest, type TestRun } from './play-test.ts';
import { presetsAt, salesAnswers } from './presets.ts';
import { TestedEmail } from './tested-email.tsx';
import classes from './test-drawer.module.css';

interface TestDrawerProps {
  problems: Problems;
  /** Told each time the test was played anew; null while the draft cannot run. */
  onPlayed: (run: TestRun | null) => void;
  onClose: () => void;
}

/** More cannot be read in the part of the canvas the drawer leaves. */
const stepsInView = 3;

/** Plays the draft for one invented lead, in the browser and at once: what they do, what happens, every email. */
export function TestDrawer({ problems, onPlayed, onClose }: TestDrawerProps) {
  const { catalogue } = useEditor();
  const graph = useGraph();
  const [at] = useState(() => Date.now());
  const presets = useMemo(() => presetsAt(at), [at]);
  const [presetId, setPresetId] = useState('interested');
  const [sales, setSales] = useState('accepted');
  const [entryStep, setEntryStep] = useState<string | null>(null);
  const [mailShown, showMail] = useState(0);
  const entries = graph.nodes.filter((step) => viewOf(step).group === 'entry');
  const run = useMemo(() => {
    const preset = presets.find(({ id }) => id === presetId);
    const served = catalogue.map(({ kind, outcomes }) => ({ kind, outcomes: outcomes.map(({ id }) => id) }));
    const from = graph.nodes.some(({ id }) => id === entryStep) ? entryStep : null;
    return preset === undefined
      ? null
      : playTest({ graph, catalogue: served, preset, sales, at, ...(from === null ? {} : { entryStep: from }) });
  }, [at, catalogue, entryStep, graph, presetId, presets, sales]);
  useEffect(() => onPlayed(run), [onPlayed, run]);
  const { fitView } = useReactFlow();
  const way = run === null ? '' : run.moments.flatMap(({ stepId }) => stepId ?? []).join(' ');
  // The beginning of the lead's way, in the part of the canvas that is still free.
  useEffect(() => {
    const first = way
      .split(' ')
      .slice(0, stepsInView)
      .map((id) => ({ id }));
    if (way !== '')
      requestAnimationFrame(() => void fitView({ nodes: first, maxZoom: 1, padding: 0.1, duration: 160 }));
  }, [fitView, way]);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const mail = run?.mails[mailShown] ?? run?.mails[0];
  return (
    <section className={classes.drawer} aria-label="Test as one lead">
      <div className={classes.head}>
        <Group gap={6} role="group" aria-label="What the lead does">
          {presets.map(({ id, title }) => (
            <Button
              key={id}
              size="compact-sm"
              variant={id === presetId ? 'filled' : 'default'}
              aria-pressed={id === presetId}
              onClick={() => {
                setPresetId(id);
                showMail(0);
              }}
            >
              {title}
            </Button>
          ))}
          <Select
            aria-label="What sales does"
            size="xs"
            w={190}
            data={salesAnswers.map(({ id, title }) => ({ value: id, label: title }))}
            value={sales}
            onChange={(chosen) => chosen !== null && setSales(chosen)}
            allowDeselect={false}
          />
          {entries.length > 1 && (
            <Select
              aria-label="How the lead comes in"
              size="xs"
              w={220}
              data={entries.map((step) => ({ value: step.id, label: nameOf(step) }))}
              value={entryStep ?? entries[0]?.id ?? null}
              onChange={setEntryStep}
              allowDeselect={false}
            />
          )}
        </Group>
        <Group gap={8} wrap="nowrap">
          <Text fz="sm" fw={600} c="light-dark(#276b32, #8fc696)" miw="max-content">
            Nothing is sent
          </Text>
          <ActionIcon variant="subtle" color="gray" size={32} aria-label="Close test" onClick={onClose}>
            <IconX size={18} />
          </ActionIcon>
        </Group>
      </div>
      {run === null ? (
        <Text p="md" fz="sm">
          Mend {errors} {errors === 1 ? 'thing' : 'things'} first: a draft with errors cannot run.
        </Text>
      ) : (
        <div className={classes.panes}>
          <MomentList run={run} enteredAt={at} />
          <div className={classes.mails}>
            {run.mails.length === 0 && (
              <Text fz="sm" c="dimmed">
                This lead gets no email.
              </Text>
            )}
            {run.mails.length > 1 && (
              <Group gap={4} mb={8}>
                {run.mails.map(({ stepId }, index) => (
                  <Button
                    key={`${stepId}/${index}`}
                    size="compact-xs"
                    variant={run.mails[index] === mail ? 'light' : 'subtle'}
                    color="gray"
                    aria-pressed={run.mails[index] === mail}
                    onClick={() => showMail(index)}
                  >
                    Email {index + 1}
                  </Button>
                ))}
              </Group>
            )}
            {mail !== undefined && <TestedEmail mail={mail} run={run} />}
          </div>
        </div>
      )}
    </section>
  );
}
