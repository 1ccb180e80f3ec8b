import { Button, Card, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTRPC, useTRPCClient } from '../../../lib/api.ts';
import { sayTime } from '../../../lib/say-time.ts';
import { useNow } from '../../../lib/use-now.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { useEditor } from '../state/editor-context.ts';

/** Every version there was, the latest first. Restoring brings one back as the draft; undo takes that back. */
export function VersionList({ onRestored }: { onRestored: () => void }) {
  const { store, journeyId } = useEditor();
  const client = useTRPCClient();
  const now = useNow();
  const { data: versions, error } = useQuery(useTRPC().journeys.versions.queryOptions({ id: journeyId }));
  const restore = async (number: number): Promise<void> => {
    const { graph } = await client.journeys.version.query({ id: journeyId, number });
    store.replace(graph, `restore v${number}`);
    onRestored();
  };
  if (error !== null) return <ProblemNote error={error} />;
  if (versions === undefined) return <Skeleton h={120} radius="md" aria-label="Loading" />;
  if (versions.length === 0)
    return (
      <Text fz="sm" c="dimmed">
        Nothing was published yet.
      </Text>
    );
  return (
    <Stack gap="sm">
      {versions.map(({ number, publishedAt, note, inside }) => (
        <Card key={number} withBorder radius="md" padding="sm">
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <div>
              <Text fw={600} fz="sm">
                v{number}
              </Text>
              <Text fz="xs" c="dimmed">
                {sayTime(publishedAt, now)} · {inside} {inside === 1 ? 'lead' : 'leads'} inside
              </Text>
              {note !== null && (
                <Text fz="sm" mt={4}>
                  {note}
                </Text>
              )}
            </div>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`Restore v${number}`}
              onClick={() => void restore(number)}
            >
              Restore
            </Button>
          </Group>
        </Card>
      ))}
    </Stack>
  );
}
