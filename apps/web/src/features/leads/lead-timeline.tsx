import { Card, Collapse, Text, ThemeIcon, Title, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHistory } from '@tabler/icons-react';
import type { TimelineItem } from '@tendril/api';
import { useId } from 'react';
import { useNow } from '../../lib/use-now.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { groupByDay } from './group-by-day.ts';
import classes from './leads.module.css';
import { signOf } from './timeline-signs.ts';

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** Everything that happened to a lead, latest first, by day. Every line can say why it happened. */
export function LeadTimeline({ items }: { items: readonly TimelineItem[] }) {
  const now = useNow(60_000);
  if (items.length === 0) {
    return (
      <Card withBorder radius="lg" padding={0}>
        <EmptyState icon={IconHistory} title="Nothing has happened yet">
          Forms, emails, replies and what your journeys do will be told here.
        </EmptyState>
      </Card>
    );
  }
  return groupByDay(items, now).map(({ title, items: ofDay }, index) => (
    <Card key={title} component="section" withBorder radius="lg" padding="md" mt={index === 0 ? 0 : 'md'}>
      <Title order={2} fz="sm" fw={600} c="dimmed" mb={4}>
        {title}
      </Title>
      {ofDay.map((item) => (
        <Line key={item.id} item={item} />
      ))}
    </Card>
  ));
}

function Line({ item: { at, kind, title, why } }: { item: TimelineItem }) {
  const { icon: Sign, colour } = signOf(kind);
  const [isOpen, { toggle }] = useDisclosure(false);
  const whyId = useId();
  return (
    <div className={classes.line}>
      <ThemeIcon variant="light" color={colour} size={28} radius="xl" aria-hidden>
        <Sign size={16} stroke={1.75} />
      </ThemeIcon>
      <div>
        <Text fz="sm" pt={3} style={{ overflowWrap: 'anywhere' }}>
          {title}
        </Text>
        {why !== null && (
          <Collapse expanded={isOpen} id={whyId}>
            <Text fz="sm" c="dimmed" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
              {why}
            </Text>
          </Collapse>
        )}
      </div>
      {why === null ? (
        <span />
      ) : (
        <UnstyledButton
          className={classes.why ?? ''}
          onClick={toggle}
          aria-expanded={isOpen}
          aria-controls={whyId}
          aria-label={`Why: ${title}`}
        >
          Why?
        </UnstyledButton>
      )}
      <Text component="time" dateTime={at} fz="xs" c="dimmed" className="figures" ta="right" pt={5}>
        {time.format(Date.parse(at))}
      </Text>
    </div>
  );
}
