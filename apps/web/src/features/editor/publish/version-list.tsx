import { Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { VersionInList } from '@tendril/api';
import { useState } from 'react';
import { useTRPC, useTRPCClient } from '../../../lib/api.ts';
import { sayAmount } from '../../../lib/say-amount.ts';
import { sayTime } from '../../../lib/say-time.ts';
import { useNow } from '../../../lib/use-now.ts';
import { Loading } from '../../../ui/loading.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { useEditor, useEditorState, useGraph } from '../state/editor-context.ts';
import { ChangeList } from './change-list.tsx';
import { sayChanges } from './say-changes.ts';

/** Every version there was, the latest first: to look at how the draft differs, or to bring it back as the draft. */
export function VersionList({ onRestored }: { onRestored: () => void }) {
  const { journeyId } = useEditor();
  const live = useEditorState((state) => state.live);
  const { data: versions, error } = useQuery(useTRPC().journeys.versions.queryOptions({ id: journeyId }));
  if (error !== null) return <ProblemNote error={error} />;
  if (versions === undefined) return <Loading h={120} radius="md" />;
  if (versions.length === 0)
    return (
      <Text fz="sm" c="dimmed">
        Nothing was published yet.
      </Text>
    );
  return (
    <Stack gap="sm">
      {versions.map((version) => (
        <Version key={version.number} version={version} isLive={version.number === live} onRestored={onRestored} />
      ))}
    </Stack>
  );
}

interface VersionProps {
  version: VersionInList;
  isLive: boolean;
  onRestored: () => void;
}

/** Restoring brings a version back as the draft; undo takes that back. */
function Version({ version: { number, publishedAt, note, inside }, isLive, onRestored }: VersionProps) {
  const { store, journeyId } = useEditor();
  const client = useTRPCClient();
  const now = useNow();
  const [isCompared, setCompared] = useState(false);
  const restore = async (): Promise<void> => {
    const { graph } = await client.journeys.version.query({ id: journeyId, number });
    store.replace(graph, `restore v${number}`);
    onRestored();
  };
  return (
    <Card withBorder radius="md" padding="sm">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Group gap={8}>
            <Text fw={600} fz="sm">
              v{number}
            </Text>
            {isLive && (
              <Badge size="sm" variant="light" color="leaf" tt="none">
                New leads enter it
              </Badge>
            )}
          </Group>
          <Text fz="xs" c="dimmed" className="figures">
            {sayTime(publishedAt, now)} · {sayAmount(inside, 'lead')} inside
          </Text>
        </div>
        <Group gap={4} wrap="nowrap">
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            aria-label={`Compare v${number} with the draft`}
            aria-expanded={isCompared}
            onClick={() => setCompared((is) => !is)}
          >
            Compare
          </Button>
          <Button size="compact-sm" variant="default" aria-label={`Restore v${number}`} onClick={() => void restore()}>
            Restore
          </Button>
        </Group>
      </Group>
      {note !== null && (
        <Text fz="sm" mt={4}>
          {note}
        </Text>
      )}
      {isCompared && <Comparison number={number} />}
    </Card>
  );
}

/** How the draft differs from a version. */
function Comparison({ number }: { number: number }) {
  const { journeyId } = useEditor();
  const draft = useGraph();
  const { data, error } = useQuery(
    useTRPC().journeys.version.queryOptions({ id: journeyId, number }, { staleTime: Infinity, retry: false }),
  );
  if (error !== null) return <ProblemNote error={error} />;
  if (data === undefined) return <Loading h={48} mt={8} radius="md" />;
  const changes = sayChanges(data.graph, draft);
  return (
    <Stack gap={4} mt={8}>
      <Text fz="sm" fw={500}>
        {changes.length === 0 ? `The draft does the same as v${number}.` : `From v${number} to the draft`}
      </Text>
      <ChangeList changes={changes} />
    </Stack>
  );
}
