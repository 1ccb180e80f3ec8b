import { Badge, Card, Code, Group, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTRPC } from '../../lib/api.ts';

/** Whether emails reach people, and how to connect a provider. */
export function ProviderState() {
  const { data: status } = useQuery(useTRPC().system.status.queryOptions());
  if (status === undefined) return null;
  return (
    <Card component="section" withBorder radius="lg" padding="lg">
      <Group justify="space-between">
        <Title order={2} fz="md">
          Sending
        </Title>
        <Badge variant="light" color={status.usesTestMailbox ? 'gray' : 'leaf'} tt="none" fw={600}>
          {status.usesTestMailbox ? 'No provider connected' : 'Resend connected'}
        </Badge>
      </Group>
      {status.usesTestMailbox ? (
        <Text fz="sm" c="dimmed" mt="xs">
          Every email stays in the <Link to="/mailbox">test mailbox</Link> and reaches nobody. To send to people, start
          Tendril with <Code>RESEND_API_KEY</Code> set to the key of your Resend account. Keys are read when it starts
          and are never shown here.
        </Text>
      ) : (
        <Text fz="sm" c="dimmed" mt="xs">
          Emails leave through Resend and reach people. The key comes from the environment Tendril was started in.
        </Text>
      )}
    </Card>
  );
}
