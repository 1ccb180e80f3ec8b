import { Button, Card, Group, Menu, Text } from '@mantine/core';
import {
  IconChevronDown,
  IconClick,
  IconEye,
  IconMailExclamation,
  IconMailX,
  IconMessageReply,
  IconMoodAngry,
} from '@tabler/icons-react';
import type { Mail } from '@tendril/api';
import { useState } from 'react';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { ClickMenu } from './click-menu.tsx';
import { ReplyForm } from './reply-form.tsx';
import { useActs } from './use-acts.ts';

const icon = { size: 18, stroke: 1.75 };

/** What the lead, or the lead's mail server, can do to an email. Journeys take it for real. */
export function Acts({ mail }: { mail: Mail }) {
  const { id } = mail;
  const { open, click, reply, bounce, complain, unsubscribe, problem } = useActs(id);
  const [isReplying, setIsReplying] = useState(false);
  const common = { variant: 'default', size: 'sm', px: 10 } as const;
  return (
    <Card withBorder radius="lg" padding="md">
      <Group justify="space-between" mb="sm">
        <Text fw={600} fz="sm">
          Act as the lead
        </Text>
        <Text fz="xs" c="dimmed">
          The journey reacts as if it had really happened.
        </Text>
      </Group>
      <Group gap={8}>
        <Button
          {...common}
          leftSection={<IconEye {...icon} />}
          loading={open.isPending}
          onClick={() => open.mutate({ id })}
        >
          Open
        </Button>
        <ClickMenu
          html={mail.html}
          trigger={
            <Button
              {...common}
              leftSection={<IconClick {...icon} />}
              rightSection={<IconChevronDown size={16} />}
              loading={click.isPending}
            >
              Click a link
            </Button>
          }
          onChoose={(url) => click.mutate({ id, url })}
        />
        <Button
          {...common}
          leftSection={<IconMessageReply {...icon} />}
          aria-expanded={isReplying}
          onClick={() => setIsReplying((was) => !was)}
        >
          Reply
        </Button>
        <Menu position="bottom-start">
          <Menu.Target>
            <Button
              {...common}
              leftSection={<IconMailExclamation {...icon} />}
              rightSection={<IconChevronDown size={16} />}
              loading={bounce.isPending}
            >
              Bounce
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => bounce.mutate({ id, bounce: 'hard' })}>There is no such address</Menu.Item>
            <Menu.Item onClick={() => bounce.mutate({ id, bounce: 'soft' })}>The mailbox is full</Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <Button
          {...common}
          leftSection={<IconMoodAngry {...icon} />}
          loading={complain.isPending}
          onClick={() => complain.mutate({ id })}
        >
          Mark as spam
        </Button>
        <Button
          {...common}
          leftSection={<IconMailX {...icon} />}
          loading={unsubscribe.isPending}
          onClick={() => unsubscribe.mutate({ id })}
        >
          Unsubscribe
        </Button>
      </Group>
      {isReplying && (
        <ReplyForm
          to={mail.from}
          reply={(text) => reply.mutateAsync({ id, text })}
          onDone={() => setIsReplying(false)}
        />
      )}
      {problem !== null && <ProblemNote error={problem} />}
    </Card>
  );
}
