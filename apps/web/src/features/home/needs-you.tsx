import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconChevronRight, IconHandStop, IconHeartHandshake, type Icon } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { HandoffInList } from '@tendril/api';
import { useTRPC } from '../../lib/api.ts';
import { useNow } from '../../lib/use-now.ts';
import { sayDue } from '../handoffs/say-due.ts';
import classes from './needs-you.module.css';

const mostShown = 4;
const lookEveryMs = 5_000;

/** What does not go on without a person: leads that wait for sales, and leads that are held. Nothing where there is nothing. */
export function NeedsYou({ held }: { held: number }) {
  const options = useTRPC().handoffs.list.queryOptions({ state: 'open' }, { refetchInterval: lookEveryMs });
  const { data: handoffs = [] } = useQuery(options);
  if (handoffs.length === 0 && held === 0) return null;
  const others = handoffs.length - mostShown;
  return (
    <Card component="section" withBorder radius="lg" padding="md" aria-labelledby="needs-you">
      <Title order={2} fz="md" id="needs-you" mb={4}>
        Needs you
      </Title>
      <Stack gap={0}>
        {handoffs.slice(0, mostShown).map((handoff) => (
          <OpenHandoff key={handoff.id} handoff={handoff} />
        ))}
        {others > 0 && <Item to="/handoffs" icon={IconHeartHandshake} title={`${others} more wait for sales`} />}
        {held > 0 && (
          <Item
            to="/journeys"
            icon={IconHandStop}
            title={held === 1 ? '1 lead is held in a journey' : `${held} leads are held in journeys`}
            note="They go on when somebody has looked"
            isUrgent
          />
        )}
      </Stack>
    </Card>
  );
}

function OpenHandoff({ handoff: { name, company, dueAt } }: { handoff: HandoffInList }) {
  const now = useNow();
  const { words, isOverdue } = sayDue(dueAt, now);
  const who = company === null ? name : `${name}, ${company}`;
  return (
    <Item
      to="/handoffs"
      icon={IconHeartHandshake}
      title={`${who}: ready for sales`}
      note={words}
      isUrgent={isOverdue}
    />
  );
}

interface ItemProps {
  to: LinkProps['to'];
  icon: Icon;
  title: string;
  note?: string;
  isUrgent?: boolean;
}

function Item({ to, icon: Sign, title, note, isUrgent = false }: ItemProps) {
  return (
    <Link to={to ?? '/'} className={classes.item}>
      <Group gap="sm" wrap="nowrap">
        <Sign size={20} stroke={1.75} aria-hidden />
        <Text fz="sm" fw={500}>
          {title}
        </Text>
      </Group>
      <Group gap={8} wrap="nowrap">
        {note !== undefined && (
          <Text fz="xs" ta="right" c={isUrgent ? 'light-dark(#8a5a00, #ffc857)' : 'dimmed'}>
            {note}
          </Text>
        )}
        <IconChevronRight size={16} aria-hidden />
      </Group>
    </Link>
  );
}
