import { Anchor, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { leavesOf, type Condition } from '@tendril/condition';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../../../lib/api.ts';

/** How long nothing must change before leads are counted. */
const pauseMs = 400;

/** "1,204 of 48,310 leads now · See them". What only a lead inside the journey can be asked has no number. */
export function MatchCount({ condition }: { condition: Condition }) {
  const [settled] = useDebouncedValue(condition, pauseMs);
  const { data } = useQuery(useTRPC().conditions.count.queryOptions({ condition: settled }, { retry: false }));
  if (isAboutTheRun(condition))
    return (
      <Text fz="xs" c="dimmed" mt={4}>
        Depends on what leads do in the journey, so they cannot be counted now.
      </Text>
    );
  if (data === undefined) return null;
  const [matching, of] = [data.matching, data.of].map((count) => count.toLocaleString('en'));
  return (
    <Text fz="xs" c="dimmed" mt={4} className="figures" role="status">
      {matching} of {of} leads now ·{' '}
      <Anchor
        fz="xs"
        underline="always"
        href={`/leads?condition=${encodeURIComponent(JSON.stringify(settled))}`}
        target="_blank"
      >
        See them
      </Anchor>
    </Text>
  );
}

function isAboutTheRun(condition: Condition): boolean {
  return leavesOf(condition).some((leaf) =>
    'event' in leaf ? leaf.since === 'entry' : leaf.field.startsWith('entry.'),
  );
}
