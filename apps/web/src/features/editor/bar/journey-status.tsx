import { Badge } from '@mantine/core';
import { useDeferredValue, useMemo } from 'react';
import { sayChanges } from '../publish/say-changes.ts';
import { useGraph } from '../state/editor-context.ts';
import { useLive } from '../publish/use-live.ts';

/** One of: Draft · Live v4 · Live v4, 3 changes not published · Paused. */
export function JourneyStatus() {
  // Comparing takes its time in a large journey, and the typing that made the change must not wait for it.
  const graph = useDeferredValue(useGraph());
  const { status, number, graph: live } = useLive();
  const changes = useMemo(() => (live === null ? 0 : sayChanges(live, graph).length), [live, graph]);
  if (number === null)
    return (
      <Badge variant="light" color="gray" tt="none" miw="max-content">
        Draft
      </Badge>
    );
  const word = status === 'paused' ? 'Paused' : 'Live';
  const rest = changes === 0 ? '' : `, ${changes} ${changes === 1 ? 'change' : 'changes'} not published`;
  return (
    <Badge variant="light" color={status === 'paused' ? 'yellow' : 'leaf'} tt="none" miw="max-content">
      {`${word} v${number}${rest}`}
    </Badge>
  );
}
