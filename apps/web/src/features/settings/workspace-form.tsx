import { Button, Card, Group, Select, Stack, Switch, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { WorkspaceInSettings } from '@tendril/api';
import { useState, type FormEvent } from 'react';
import { useTRPC } from '../../lib/api.ts';
import { problemOf } from '../../lib/problem-of.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { QuietHoursField } from './quiet-hours-field.tsx';

const timeZones = Intl.supportedValuesOf('timeZone');
const fieldNames: ReadonlySet<string> = new Set([
  ...['name', 'senderName', 'senderAddress', 'replyDomain', 'postalAddress', 'timeZone'],
  ...['quietHours', 'quietHours.from', 'quietHours.to'],
]);

/** The workspace and its sender, saved together. */
export function WorkspaceForm({ settings }: { settings: WorkspaceInSettings }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [values, setValues] = useState<WorkspaceInSettings>(settings);
  const save = useMutation(
    trpc.settings.save.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.settings.get.queryKey() }),
    }),
  );
  const change = (part: Partial<WorkspaceInSettings>): void => {
    setValues((before) => ({ ...before, ...part }));
    save.reset();
  };
  const problem = save.error === null ? null : problemOf(save.error);
  const errorOf = (field: keyof WorkspaceInSettings): string | null =>
    problem?.field?.split('.')[0] === field ? problem.message : null;
  const text = (field: 'name' | 'senderName' | 'senderAddress' | 'postalAddress') => ({
    value: values[field],
    error: errorOf(field),
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(values);
  };
  return (
    <Card component="section" withBorder radius="lg" padding="lg">
      <form onSubmit={submit} noValidate>
        <Title order={2} fz="md" mb="md">
          Workspace and sender
        </Title>
        <Stack gap="md">
          <TextInput label="Name of the workspace" {...text('name')} />
          <TextInput label="Sender" description="Whom leads see as the author of an email." {...text('senderName')} />
          <TextInput
            label="Sender’s address"
            type="email"
            description="Your domain must be allowed to send at your provider."
            {...text('senderAddress')}
          />
          <TextInput
            label="Domain that takes replies"
            description="Every email gets a reply address of its own there, so that we know what was answered. Empty: the sender’s domain."
            placeholder={domainOf(values.senderAddress)}
            value={values.replyDomain ?? ''}
            error={errorOf('replyDomain')}
            onChange={(event) => change({ replyDomain: event.currentTarget.value || null })}
          />
          <Textarea
            label="Postal address"
            description="The law asks for it at the foot of every marketing email."
            autosize
            minRows={2}
            {...text('postalAddress')}
          />
          <Select
            label="Time zone"
            description="For leads whose own time zone is not known."
            data={timeZones.includes(values.timeZone) ? timeZones : [values.timeZone, ...timeZones]}
            value={values.timeZone}
            error={errorOf('timeZone')}
            onChange={(zone) => zone !== null && change({ timeZone: zone })}
            searchable
            allowDeselect={false}
          />
          <QuietHoursField
            value={values.quietHours}
            error={errorOf('quietHours')}
            onChange={(quietHours) => change({ quietHours })}
          />
          <Switch
            label="Notice clicks in emails"
            description="Links go through your own address. Without it, journeys cannot wait for clicks."
            checked={values.tracksClicks}
            onChange={(event) => change({ tracksClicks: event.currentTarget.checked })}
          />
          {problem !== null && !fieldNames.has(problem.field ?? '') && <ProblemNote error={save.error} />}
          <Group justify="flex-end">
            <Text fz="sm" c="dimmed" role="status">
              {save.isSuccess && 'Saved'}
            </Text>
            <Button type="submit" loading={save.isPending}>
              Save settings
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}

function domainOf(address: string): string {
  return address.includes('@') ? address.slice(address.lastIndexOf('@') + 1) : 'replies.example.com';
}
