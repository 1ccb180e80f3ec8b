import { Button, Group, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconMailbox, IconMessageReply } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { PlayedEmail } from '@tendril/api';
import { useState } from 'react';
import { ReplyForm } from '../../../mailbox/reply-form.tsx';
import { useActs } from '../../../mailbox/use-acts.ts';
import { EmailFrame } from '../../inspector/email/email-frame.tsx';
import { EmailTabs } from '../email-tabs.tsx';
import { sayMoment } from '../play/say-moment.ts';
import classes from '../test-drawer.module.css';

const stateWords: Readonly<Record<PlayedEmail['state'], string>> = {
  queued: 'Leaves',
  sealed: 'On its way',
  accepted: 'Sent',
  refused: 'Refused',
  unknown: 'Not known whether it was sent',
  withdrawn: 'Withdrawn: it would not leave any more',
};

/** The emails of a play as they arrive, the latest in full. */
export function PlayedEmails({ emails }: { emails: readonly PlayedEmail[] }) {
  const [picked, pick] = useState<{ id: string; of: number } | null>(null);
  const wanted = picked?.of === emails.length ? emails.find(({ id }) => id === picked.id) : undefined;
  const email = wanted ?? emails.at(-1);
  return (
    <div className={classes.mails}>
      <EmailTabs
        count={emails.length}
        shown={emails.findIndex(({ id }) => id === email?.id)}
        onPick={(index) => pick({ id: emails[index]?.id ?? '', of: emails.length })}
      />
      {email === undefined ? (
        <Text fz="sm" c="dimmed" p={4}>
          No email yet.
        </Text>
      ) : (
        <Email key={email.id} email={email} />
      )}
    </div>
  );
}

function Email({ email: { mailboxId, subject, html, state, at } }: { email: PlayedEmail }) {
  const { ref, height } = useElementSize<HTMLDivElement>();
  return (
    <>
      <Text fz="xs" c="dimmed">
        {state === 'withdrawn' ? stateWords[state] : `${stateWords[state]}, ${sayMoment(Date.parse(at))}`}
      </Text>
      <Text fw={600} mb={4}>
        {subject}
      </Text>
      {mailboxId !== null && <InMailbox mailboxId={mailboxId} />}
      <div ref={ref} className={classes.letter}>
        <EmailFrame html={html} height={Math.max(120, height)} />
      </div>
    </>
  );
}

/** Answers as the lead, or opens the email where more can be done to it. */
function InMailbox({ mailboxId }: { mailboxId: string }) {
  const { reply } = useActs(mailboxId);
  const [isReplying, setIsReplying] = useState(false);
  return (
    <div>
      <Group gap={6} mb={6}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconMessageReply size={16} aria-hidden />}
          aria-expanded={isReplying}
          onClick={() => setIsReplying((was) => !was)}
        >
          Reply as the lead
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          c="var(--mantine-color-text)"
          leftSection={<IconMailbox size={16} aria-hidden />}
          renderRoot={(props) => <Link to="/mailbox" search={{ email: mailboxId }} target="_blank" {...props} />}
        >
          Open in the Test mailbox
        </Button>
      </Group>
      {isReplying && (
        <ReplyForm
          to="this email"
          reply={(text) => reply.mutateAsync({ id: mailboxId, text })}
          onDone={() => setIsReplying(false)}
        />
      )}
    </div>
  );
}
