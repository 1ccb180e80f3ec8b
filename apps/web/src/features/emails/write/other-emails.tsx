import { Button, Group, Modal, ScrollArea, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { EmailInList } from '@tendril/api';
import { useState } from 'react';
import { useTRPC, useTRPCClient } from '../../../lib/api.ts';
import { Loading } from '../../../ui/loading.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { nameOfEmail } from '../list/name-of-email.ts';
import { useEditor } from '../../editor/state/editor-context.ts';
import classes from './other-emails.module.css';
import type { EmailChange } from './use-email.ts';

const pauseMs = 250;
const formatWords: Readonly<Record<EmailInList['format'], string>> = { text: 'plain', mjml: 'designed', html: 'HTML' };

interface OtherEmailsProps {
  /** The email that is written: it is not offered to itself. */
  stepId: string;
  onTake: (change: EmailChange) => void;
  onClose: () => void;
}

/** Takes over subject and text of another email, of this journey or any other. */
export function OtherEmails({ stepId, onTake, onClose }: OtherEmailsProps) {
  const { journeyId } = useEditor();
  const client = useTRPCClient();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim().slice(0, 200), pauseMs);
  const { data, error } = useQuery(
    useTRPC().emails.list.queryOptions({ search, sort: 'lastSent' }, { placeholderData: keepPreviousData }),
  );
  const taking = useMutation({
    mutationFn: (email: EmailInList) =>
      client.emails.content.query({ journeyId: email.journeyId, stepId: email.stepId }),
    onSuccess: ({ subject, preheader, format, source, text }) => {
      onTake({ subject, preheader: preheader ?? '', format, source, text });
      onClose();
    },
  });
  const offered = data?.emails.filter((email) => email.journeyId !== journeyId || email.stepId !== stepId);
  return (
    <Modal
      opened
      onClose={onClose}
      title="Use the text of another email"
      size="lg"
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="sm">
        <Text fz="sm" c="dimmed">
          Subject, preview line and text take the place of what is written here; undo brings it back.
        </Text>
        <TextInput
          aria-label="Search emails"
          placeholder="Search by subject or journey"
          leftSection={<IconSearch size={16} />}
          data-autofocus
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {(error ?? taking.error) !== null && <ProblemNote error={error ?? taking.error} />}
        {offered === undefined && error === null && <Loading radius="md" h={200} />}
        {offered?.length === 0 && (
          <Text fz="sm" c="dimmed" py="md" ta="center">
            {search === ''
              ? 'There is no other email yet.'
              : `No other email has “${search}” in its subject or journey.`}
          </Text>
        )}
        <ScrollArea.Autosize mah={360} type="auto">
          <ul className={classes.list} role="list">
            {offered?.map((email) => (
              <li key={`${email.journeyId}/${email.stepId}`}>
                <UnstyledButton
                  className={classes.email ?? ''}
                  disabled={taking.isPending}
                  onClick={() => taking.mutate(email)}
                >
                  <Text fz="sm" fw={600}>
                    {nameOfEmail(email)}
                  </Text>
                  <Text fz="xs" c="dimmed">
                    {email.journey}, {formatWords[email.format]}
                  </Text>
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </ScrollArea.Autosize>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Keep mine
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
