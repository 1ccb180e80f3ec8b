import { Stack, Text } from '@mantine/core';
import { IconMessageCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTRPC } from '../../lib/api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { ReplyCard } from './reply-card.tsx';
import { useInboxChanged } from './use-inbox-changed.ts';

/** Replies that wait for somebody to say what they mean, those that wait for longest first. */
export function RepliesToReview() {
  const options = useTRPC().replies.list.queryOptions();
  const { data: replies, error, refetch } = useQuery(options);
  const changed = useInboxChanged();
  const list = useRef<HTMLDivElement>(null);
  // The card that was answered goes away, and the keyboard with it: it goes on at the next one.
  const goOn = async (): Promise<void> => {
    await changed();
    list.current?.querySelector<HTMLElement>('article')?.focus();
  };
  if (error !== null) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (replies === undefined) return <Loading h={320} maw={720} />;
  if (replies.length === 0) {
    return (
      <EmptyState icon={IconMessageCheck} title="No reply waits for you">
        Replies whose meaning is plain go on by themselves. Those nobody could be sure of appear here.
      </EmptyState>
    );
  }
  return (
    <Stack gap="md" maw={720} ref={list}>
      <Text fz="sm" c="dimmed" visibleFrom="sm">
        Say what each reply means and its lead goes on. With a reply in focus the number keys answer it.
      </Text>
      {replies.map((reply) => (
        <ReplyCard key={reply.id} reply={reply} onAnswered={goOn} />
      ))}
    </Stack>
  );
}
