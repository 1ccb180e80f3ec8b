import { Radio, Select, Stack, Text } from '@mantine/core';
import { diffGraphs, type Graph } from '@tendril/journey';
import { sayAmount } from '../../../lib/say-amount.ts';
import { useEditor, useGraph } from '../state/editor-context.ts';
import { nameOf, viewOf } from '../step-view.ts';
import { leaves, stepsWithoutPlace, type PeopleDraft } from './people-draft.ts';
import { whoIsAffected } from './who-is-affected.ts';

interface WhoGoesOverProps {
  live: Graph;
  inside: number;
  next: number;
  draft: PeopleDraft;
  onChange: (draft: PeopleDraft) => void;
}

/** The people inside: they finish on the version they entered, or go on with the new one from where they stand. */
export function WhoGoesOver({ live, inside, next, draft, onChange }: WhoGoesOverProps) {
  const { standing } = useEditor();
  const graph = useGraph();
  const difference = diffGraphs(live, graph);
  if (inside === 0) return <Text fz="sm">Nobody is inside the journey now.</Text>;
  const touched = whoIsAffected(difference, { live, standing });
  return (
    <Stack gap="sm">
      <Radio.Group
        label={`${sayAmount(inside, 'lead is', 'leads are')} inside now`}
        value={draft.goesOver ? 'over' : 'stay'}
        onChange={(value) => onChange({ ...draft, goesOver: value === 'over' })}
      >
        <Stack gap={8} mt={8}>
          <Radio
            value="stay"
            label="Finish on the version they entered"
            description="Suggested. Nothing changes for them."
          />
          <Radio
            value="over"
            label={`Go on with v${next}`}
            description="From the step they stand at. Time they have waited counts; whose time is up leaves little by little."
          />
        </Stack>
      </Radio.Group>
      {touched.length > 0 && (
        <div>
          <Text fz="sm">Of them at steps that change:</Text>
          <Text component="ul" fz="sm" m={0} pl={18} className="figures">
            {touched.map(({ stepId, name, here }) => (
              <li key={stepId}>
                {name}: {sayAmount(here, 'lead')}
              </li>
            ))}
          </Text>
        </div>
      )}
      {draft.goesOver &&
        stepsWithoutPlace(difference, { live, standing }).map(({ stepId, name, here }) => (
          <Select
            key={stepId}
            label={`“${name}” is not in v${next}. Where ${here === 1 ? 'does the lead' : `do the ${here} leads`} there go?`}
            placeholder="Choose"
            required
            data={destinationsIn(graph)}
            value={draft.destinations[stepId] ?? null}
            onChange={(to) =>
              to !== null && onChange({ ...draft, destinations: { ...draft.destinations, [stepId]: to } })
            }
          />
        ))}
    </Stack>
  );
}

/** Every step but the ways in, and out of the journey. */
function destinationsIn(graph: Graph): { value: string; label: string }[] {
  const steps = graph.nodes.filter((step) => viewOf(step).group !== 'entry');
  return [
    ...steps.map((step) => ({ value: step.id, label: `To “${nameOf(step)}”` })),
    { value: leaves, label: 'Out of the journey' },
  ];
}
