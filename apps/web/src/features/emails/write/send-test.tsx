import { Alert, Anchor, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TestMailAnswer } from '@tendril/api';
import { useState, type FormEvent } from 'react';
import { useTRPC } from '../../../lib/api.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { contentToAsk, type EmailOfStep } from './email-of-step.ts';
import type { Reader } from './reader-select.tsx';

type Refusal = Extract<TestMailAnswer, { kind: 'refused' }>['reason'];

const refusals: Readonly<Record<Refusal, string>> = {
  bad_address: 'This is not an email address.',
  suppressed: 'No email may go to this address any more: it bounced, complained, or was blocked by hand.',
  not_ready: 'The email cannot be filled in yet. Mend what is listed below it first.',
  no_workspace: 'Say in the settings who sends emails first.',
  mail_held: 'All emails are held just now, tests too.',
  provider_busy: 'The email provider takes nothing just now. Try again in a moment.',
  provider_refused: 'The email provider refused this email. Nothing was sent.',
};
/** The address of the last test, for the next one. */
const keptUnder = 'tendril.testAddress';

interface SendTestProps {
  email: EmailOfStep;
  reader: Reader | null;
  onClose: () => void;
}

/** Sends the email as it is written now to one address. */
export function SendTest({ email, reader, onClose }: SendTestProps) {
  const [to, setTo] = useState(() => localStorage.getItem(keptUnder) ?? '');
  const sending = useMutation(useTRPC().emails.sendTest.mutationOptions());
  const answer = sending.data;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    localStorage.setItem(keptUnder, to);
    const whose = reader === null ? {} : { leadId: reader.id };
    sending.mutate({ content: contentToAsk(email), purpose: email.purpose, to, ...whose });
  };
  const refused = answer?.kind === 'refused' ? answer.reason : null;
  return (
    <Modal opened onClose={onClose} title="Send a test" centered closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={send}>
        <Stack gap="sm">
          <Text fz="sm">
            Filled in for {reader?.name ?? 'somebody invented'}, marked “Test:” in its subject, and counted nowhere.
          </Text>
          <TextInput
            label="To"
            placeholder="you@company.com"
            autoComplete="email"
            data-autofocus
            required
            value={to}
            error={refused === 'bad_address' || refused === 'suppressed' ? refusals[refused] : undefined}
            onChange={(event) => {
              setTo(event.currentTarget.value);
              sending.reset();
            }}
          />
          {refused !== null && refused !== 'bad_address' && refused !== 'suppressed' && (
            <Alert color="red" variant="light" title="Not sent">
              {refusals[refused]}
            </Alert>
          )}
          {sending.error !== null && <ProblemNote error={sending.error} />}
          {(answer?.kind === 'sent' || answer?.kind === 'on_its_way') && <Sent kind={answer.kind} to={to} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Close
            </Button>
            <Button type="submit" loading={sending.isPending} leftSection={<IconSend size={16} />}>
              Send the test
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function Sent({ kind, to }: { kind: 'sent' | 'on_its_way'; to: string }) {
  const { data: status } = useQuery(useTRPC().system.status.queryOptions());
  return (
    <Alert color="leaf" variant="light" role="status" title={kind === 'sent' ? 'Sent' : 'On its way'}>
      {status?.usesTestMailbox === true ? (
        <>
          No email provider is connected, so it went to the{' '}
          <Anchor component={Link} to="/mailbox" underline="always" inherit>
            test mailbox
          </Anchor>
          .
        </>
      ) : (
        `Look into the inbox of ${to}.`
      )}
    </Alert>
  );
}
