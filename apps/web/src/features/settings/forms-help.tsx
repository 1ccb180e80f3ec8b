import { Anchor, Autocomplete, Card, Code, CopyButton, Button, Group, Tabs, Text, Title } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../lib/api.ts';
import { snippetsFor } from './form-snippets.ts';

/** How a form on one's own site hands over what people fill in. */
export function FormsHelp() {
  const { catalogue, system } = useTRPC();
  const { data: names } = useQuery(catalogue.knownNames.queryOptions());
  const { data: status } = useQuery(system.status.queryOptions());
  const [form, setForm] = useState('Get the guide');
  const origin = status?.publicUrl ?? location.origin;
  const { html, json, page } = snippetsFor({ origin, form: form.trim() || 'Get the guide' });
  return (
    <Card component="section" withBorder radius="lg" padding="lg">
      <Title order={2} fz="md">
        Put a form on your site
      </Title>
      <Text fz="sm" c="dimmed" mt="xs" mb="md">
        Whoever fills it in becomes a lead and enters the journeys that begin with a form of this name. While one of
        them is live, the form has a{' '}
        <Anchor href={page} target="_blank" rel="noreferrer" underline="always" inherit>
          page of its own
        </Anchor>{' '}
        too.
      </Text>
      <Autocomplete
        label="Name of the form"
        description="The same as in the journey’s first step."
        value={form}
        data={names?.forms ?? []}
        onChange={setForm}
        mb="md"
        maw={360}
      />
      <Tabs defaultValue="html">
        <Tabs.List mb="sm">
          <Tabs.Tab value="html">HTML</Tabs.Tab>
          <Tabs.Tab value="json">From a program</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="html">
          <Snippet code={html} label="The form as HTML" />
        </Tabs.Panel>
        <Tabs.Panel value="json">
          <Snippet code={json} label="The form as JSON" />
        </Tabs.Panel>
      </Tabs>
    </Card>
  );
}

function Snippet({ code, label }: { code: string; label: string }) {
  return (
    <>
      <Code block aria-label={label} tabIndex={0}>
        {code}
      </Code>
      <Group justify="flex-end" mt={8}>
        <CopyButton value={code}>
          {({ copied, copy }) => (
            <Button
              size="xs"
              variant="default"
              leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              onClick={copy}
            >
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Group>
    </>
  );
}
