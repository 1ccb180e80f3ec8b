import { Button, CloseButton, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { IconMailbox, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { MailInList } from '@tendril/api';
import { saySender } from '../../lib/say-sender.ts';
import { sayTime } from '../../lib/say-time.ts';
import { useNow } from '../../lib/use-now.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import classes from './mailbox.module.css';
import { PlayBadge } from './play-badge.tsx';
import { useMails } from './use-mails.ts';

interface MailListProps {
  search: string;
  /** The email that is being read. */
  openId: string | undefined;
  onSearch: (words: string) => void;
}

/** The emails, latest first, with a search over addresses and subjects. */
export function MailList({ search, openId, onSearch }: MailListProps) {
  const { mails, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useMails(search);
  return (
    <>
      <div className={classes.search}>
        <TextInput
          aria-label="Search emails"
          placeholder="Search by address or subject"
          leftSection={<IconSearch size={16} />}
          rightSection={
            search !== '' && <CloseButton size="sm" aria-label="Clear the search" onClick={() => onSearch('')} />
          }
          value={search}
          onChange={(event) => onSearch(event.currentTarget.value)}
        />
      </div>
      <div className={classes.mails}>
        {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
        {mails === undefined && error === null && <LoadingMails />}
        {mails?.length === 0 && <NoMails search={search} />}
        <Mails mails={mails ?? []} openId={openId} search={search} />
        {hasNextPage && (
          <Button
            variant="subtle"
            fullWidth
            radius={0}
            loading={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            Show earlier emails
          </Button>
        )}
      </div>
    </>
  );
}

interface MailsProps {
  mails: readonly MailInList[];
  openId: string | undefined;
  search: string;
}

function Mails({ mails, openId, search }: MailsProps) {
  const now = useNow();
  return mails.map(({ id, to, subject, preview, keptAt, isPlay }) => (
    <Link
      key={id}
      to="/mailbox"
      search={{ email: id, ...(search === '' ? {} : { search }) }}
      className={classes.mail}
      aria-current={id === openId}
    >
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text fw={600} fz="sm" truncate>
          {saySender(to)}
        </Text>
        <Text component="time" dateTime={keptAt} fz="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          {sayTime(keptAt, now)}
        </Text>
      </Group>
      <Group gap={6} wrap="nowrap">
        {isPlay && <PlayBadge />}
        <Text fz="sm" truncate>
          {subject}
        </Text>
      </Group>
      <Text fz="xs" c="dimmed" truncate>
        {preview}
      </Text>
    </Link>
  ));
}

function NoMails({ search }: { search: string }) {
  return search === '' ? (
    <EmptyState icon={IconMailbox} title="No emails yet">
      As soon as a journey sends an email, it appears here instead of reaching a real person.
    </EmptyState>
  ) : (
    <EmptyState icon={IconSearch} title="Nothing found">
      No email has “{search}” in its address or subject.
    </EmptyState>
  );
}

function LoadingMails() {
  return (
    <Stack gap="md" p="md" role="status" aria-label="Loading">
      {['first', 'second', 'third', 'fourth'].map((name) => (
        <Skeleton key={name} h={56} />
      ))}
    </Stack>
  );
}
