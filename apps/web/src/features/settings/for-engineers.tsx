import { Anchor, Card, Text, Title } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../lib/api.ts';

/** What only those who run Tendril need. */
export function ForEngineers() {
  const { data: status } = useQuery(useTRPC().system.status.queryOptions());
  if (status === undefined || status.temporalUi === null) return null;
  return (
    <Card component="section" withBorder radius="lg" padding="lg">
      <Title order={2} fz="md">
        For engineers
      </Title>
      <Text fz="sm" c="dimmed" mt="xs">
        Every waiting lead is carried by Temporal. Its own pages show each of them with its history:{' '}
        <Anchor href={status.temporalUi} target="_blank" rel="noreferrer" underline="always" inherit>
          open Temporal <IconExternalLink size={14} style={{ verticalAlign: '-2px' }} aria-hidden />
        </Anchor>
      </Text>
    </Card>
  );
}
