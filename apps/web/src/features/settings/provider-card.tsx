import { Alert, Anchor, Badge, Card, Code, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ProviderInSettings } from '@tendril/api';
import { useTRPC } from '../../lib/api.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { CheckKey } from './check-key.tsx';
import { SecretField } from './secret-field.tsx';

/** Whether emails reach people, and what connects the provider. */
export function ProviderCard() {
  const { data: provider, error } = useQuery(useTRPC().settings.provider.queryOptions());
  if (error !== null) return <ProblemNote error={error} />;
  if (provider === undefined) return null;
  const isConnected = provider.key.from !== 'nowhere';
  return (
    <Card component="section" withBorder radius="lg" padding="lg" aria-labelledby="sending">
      <Group justify="space-between">
        <Title order={2} fz="md" id="sending">
          Sending
        </Title>
        <Badge variant="light" color={isConnected ? 'leaf' : 'gray'} tt="none" fw={600}>
          {isConnected ? 'Resend connected' : 'No provider connected'}
        </Badge>
      </Group>
      <Text fz="sm" c="dimmed" mt="xs" mb="md">
        {isConnected ? (
          'Emails leave through Resend and reach people.'
        ) : (
          <>
            Every email stays in the{' '}
            <Anchor component={Link} to="/mailbox" underline="always" inherit>
              test mailbox
            </Anchor>{' '}
            and reaches nobody. With a key of your Resend account they go to people, from the next email on.
          </>
        )}
      </Text>
      <Stack gap="lg">
        <Key provider={provider} />
        <WebhookSecret provider={provider} />
      </Stack>
    </Card>
  );
}

function Key({ provider: { key } }: { provider: ProviderInSettings }) {
  if (key.from === 'environment') {
    return (
      <Text fz="sm">
        The key comes from the environment Tendril was started in (<Code>RESEND_API_KEY</Code>). It is changed there,
        and wins over one typed here.
      </Text>
    );
  }
  return (
    <div>
      <SecretField
        name="key"
        label="Key of Resend"
        description="From resend.com under “API keys”. It is kept encrypted and never shown again."
        placeholder="re_…"
        known={key}
        saveWords="Connect Resend"
        removeWords="Remove the key"
      />
      {key.from === 'settings' && !key.isReadable && <NotReadable />}
      {key.from === 'settings' && key.isReadable && <CheckKey key={key.end} />}
    </div>
  );
}

function WebhookSecret({ provider: { webhookSecret, webhookAddress } }: { provider: ProviderInSettings }) {
  return (
    <div>
      {webhookSecret.from === 'environment' ? (
        <Text fz="sm">
          What signs Resend’s messages to us comes from the environment (<Code>RESEND_WEBHOOK_SECRET</Code>).
        </Text>
      ) : (
        <SecretField
          name="webhookSecret"
          label="Signing secret of Resend"
          description="So that we hear of deliveries, bounces, clicks and replies. From resend.com, where you add the address below."
          placeholder="whsec_…"
          known={webhookSecret}
          saveWords="Keep the secret"
          removeWords="Remove the secret"
        />
      )}
      <Text fz="xs" c="dimmed" mt={8} style={{ overflowWrap: 'anywhere' }}>
        Address to add at Resend: <Code>{webhookAddress}</Code>
      </Text>
    </div>
  );
}

function NotReadable() {
  return (
    <Alert mt="sm" color="red" variant="light" icon={<IconAlertTriangle />} title="This key cannot be read any more">
      It was typed while Tendril ran with another secret. Until you type it again, emails stay in the test mailbox.
    </Alert>
  );
}
