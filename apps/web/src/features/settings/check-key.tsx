import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ProviderChecked } from '@tendril/api';
import { useTRPC } from '../../lib/api.ts';
import { problemOf } from '../../lib/problem-of.ts';

/** Asks the provider whether the key is good. Nothing is sent. */
export function CheckKey() {
  const check = useMutation(useTRPC().settings.checkProvider.mutationOptions());
  return (
    <Group mt="sm" gap="sm">
      <Button variant="light" size="xs" loading={check.isPending} onClick={() => check.mutate()}>
        Check the key
      </Button>
      <Text
        fz="sm"
        role="status"
        c={check.data === undefined || check.data.kind === 'works' ? 'var(--mantine-color-text)' : 'red'}
      >
        {check.data !== undefined && sayChecked(check.data)}
        {check.error !== null && problemOf(check.error).message}
      </Text>
    </Group>
  );
}

function sayChecked(checked: ProviderChecked): string {
  if (checked.kind === 'noAnswer') return 'Resend does not answer just now. Try again in a moment.';
  if (checked.kind === 'refused') return 'Resend does not know this key. Emails would be refused.';
  const { domains } = checked;
  if (domains === null) return 'It works: this key may send, and nothing else.';
  if (domains.length === 0) return 'It works, but no domain has been added at Resend yet.';
  const said = domains.map(({ name, isVerified }) => (isVerified ? name : `${name} (not verified yet)`));
  return `It works. Domains: ${said.join(', ')}.`;
}
