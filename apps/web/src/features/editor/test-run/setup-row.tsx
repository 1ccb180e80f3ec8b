import { useEditor, useGraph } from '../state/editor-context.ts';
import { nameOf, viewOf } from '../step-view.ts';
import { Choice } from './choice.tsx';
import { EntryChoice } from './entry-choice.tsx';
import { LeadChoice } from './lead/lead-choice.tsx';
import { salesAnswers } from './play/presets.ts';
import type { Test } from './use-test.ts';
import classes from './test-drawer.module.css';

const byLot = 'by lot';

/** As whom, and what is decided elsewhere: by sales, by lot, by own steps. */
export function SetupRow({ test }: { test: Test }) {
  const { setup, change, run } = test;
  const graph = useGraph();
  const onTheWay = new Set(run?.moments.flatMap(({ stepId }) => stepId ?? []));
  const passed = graph.nodes.filter(({ id }) => onTheWay.has(id));
  const handsOver = graph.nodes.some(({ kind }) => kind === 'sales.notify');
  return (
    <div className={classes.setup} role="group" aria-label="Who and what">
      <LeadChoice setup={setup} note="Nothing of them is changed, and nothing is sent." onChange={change} />
      {handsOver && (
        <Choice
          label="What sales does"
          data={salesAnswers.map(({ id, title }) => ({ value: id, label: title }))}
          value={setup.sales}
          onChange={(sales) => change({ sales })}
        />
      )}
      <EntryChoice setup={setup} onChange={change} />
      {passed
        .filter(({ kind }) => kind === 'split')
        .map((step) => (
          <Choice
            key={step.id}
            label={`Way at ${nameOf(step)}`}
            data={[
              { value: '', label: `${nameOf(step)}: ${byLot}` },
              ...viewOf(step).ports.map(({ id, title }) => ({ value: id, label: `${nameOf(step)}: ${title}` })),
            ]}
            value={setup.arms[step.id] ?? ''}
            onChange={(arm) => change({ arms: chosen(setup.arms, step.id, arm) })}
          />
        ))}
      <OwnSteps test={test} passed={passed} />
    </div>
  );
}

/** How own steps on the way end: nothing of them is run in a test. */
function OwnSteps({ test: { setup, change }, passed }: { test: Test; passed: ReturnType<typeof useGraph>['nodes'] }) {
  const { catalogue } = useEditor();
  return passed
    .filter(({ kind }) => kind === 'activity')
    .map((step) => {
      const served = catalogue.find(({ kind }) => kind === step.config['activityKind']);
      const name = step.title ?? served?.title ?? nameOf(step);
      const { ports } = viewOf(step);
      const first = ports.find(({ id }) => id !== 'error')?.id ?? 'error';
      return (
        <Choice
          key={step.id}
          label={`Outcome of ${name}`}
          data={ports.map(({ id, title }) => ({ value: id, label: `${name}: ${title}` }))}
          value={setup.calls[step.id] ?? first}
          onChange={(outcome) => change({ calls: chosen(setup.calls, step.id, outcome) })}
        />
      );
    });
}

/** An empty choice is none. */
function chosen(before: Readonly<Record<string, string>>, step: string, choice: string): Record<string, string> {
  const { [step]: _old, ...others } = before;
  return choice === '' ? others : { ...others, [step]: choice };
}
