import { Button, Group, SegmentedControl, Text, Title } from '@mantine/core';
import { IconArrowLeft, IconMailOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Mail } from '@tendril/api';
import { useState } from 'react';
import { useTRPC } from '../../lib/api.ts';
import { problemOf } from '../../lib/problem-of.ts';
import { sayTime } from '../../lib/say-time.ts';
import { senderParts } from '../../lib/say-sender.ts';
import { useNow } from '../../lib/use-now.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Acts } from './acts.tsx';
import { Happenings } from './happenings.tsx';
import classes from './mailbox.module.css';
import { PlayBadge } from './play-badge.tsx';

const views = ['Email', 'Text', 'Headers'] as const;
type View = (typeof views)[number];

/** One email: who it went to, what can be done to it, what became of it, and itself. */
export function MailPane({ id }: { id: string }) {
  const { data: mail, error, refetch } = useQuery(useTRPC().mailbox.get.queryOptions({ id }));
  const [view, setView] = useState<View>('Email');
  return (
    <article className={classes.reading}>
      <Button
        component={Link}
        to="/mailbox"
        className={classes.back ?? ''}
        variant="subtle"
        w="fit-content"
        leftSection={<IconArrowLeft size={18} />}
      >
        All emails
      </Button>
      {error !== null && <Trouble error={error} onRetry={() => void refetch()} />}
      {mail === undefined && error === null && <Loading h={320} />}
      {mail !== undefined && (
        <>
          <MailHead mail={mail} />
          <Acts mail={mail} />
          <Happenings happened={mail.happened} />
          <SegmentedControl
            data={[...views]}
            value={view}
            // Safe because the control offers these views alone.
            onChange={(chosen) => setView(chosen as View)}
            w="fit-content"
            aria-label="Show"
          />
          <MailBody mail={mail} view={view} />
        </>
      )}
    </article>
  );
}

function Trouble({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return problemOf(error).isMissing ? (
    <EmptyState icon={IconMailOff} title="This email is gone">
      It is no longer in the test mailbox.
    </EmptyState>
  ) : (
    <ProblemNote error={error} onRetry={onRetry} />
  );
}

function MailHead({ mail }: { mail: Mail }) {
  const now = useNow();
  return (
    <header>
      <Title order={2} fz={22} style={{ overflowWrap: 'anywhere' }}>
        {mail.subject}
      </Title>
      <Group justify="space-between" mt={8} gap={4}>
        <Text fz="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          From <Person mailbox={mail.from} /> to <Person mailbox={mail.to} />
        </Text>
        <Text component="time" dateTime={mail.keptAt} fz="sm" c="dimmed">
          {sayTime(mail.keptAt, now)}
        </Text>
      </Group>
      {mail.journey !== null && (
        <Text component="div" fz="sm" c="dimmed">
          {mail.isPlay && <PlayBadge />} Sent by the journey{' '}
          <Text component="strong" inherit fw={600} c="var(--mantine-color-text)">
            {mail.journey}
          </Text>
        </Text>
      )}
    </header>
  );
}

function Person({ mailbox }: { mailbox: string }) {
  const { name, address } = senderParts(mailbox);
  return (
    <>
      <Text component="strong" inherit fw={600} c="var(--mantine-color-text)">
        {name ?? address}
      </Text>
      {name !== null && ` (${address})`}
    </>
  );
}

function MailBody({ mail, view }: { mail: Mail; view: View }) {
  if (view === 'Text') return <pre className={classes.source}>{mail.text}</pre>;
  if (view === 'Headers') {
    const lines = Object.entries(mail.headers).map(([name, value]) => `${name}: ${value}`);
    const replyTo = mail.replyTo === null ? [] : [`Reply-To: ${mail.replyTo}`];
    return (
      <pre className={classes.source}>{[`From: ${mail.from}`, `To: ${mail.to}`, ...replyTo, ...lines].join('\n')}</pre>
    );
  }
  return (
    <div className={classes.sheet}>
      <iframe
        className={classes.frame}
        title="The email as the lead sees it"
        src={`/mailbox/${mail.id}/view`}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
      />
    </div>
  );
}
