import { Button, Card, Chip, Collapse, Text, ThemeIcon, Title, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHistory } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import type { TimelineItem } from '@tendril/api';
import { useId, useState } from 'react';
import { useNow } from '../../lib/use-now.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { groupByDay } from './group-by-day.ts';
import classes from './leads.module.css';
import { groupOf, timelineGroups, type TimelineGroup } from './timeline-groups.ts';
import { signOf } from './timeline-signs.ts';

const route = getRouteApi('/leads/$leadId');
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
/** A long story is told in parts. */
const linesAtOnce = 60;

/** Everything that happened to a lead, latest first, by day. Every line can say why it happened. */
export function LeadTimeline({ items }: { items: readonly TimelineItem[] }) {
  const now = useNow(60_000);
  const { show } = route.useSearch();
  const [shown, setShown] = useState(linesAtOnce);
  if (items.length === 0) {
    return (
      <Card withBorder radius="lg" padding={0}>
        <EmptyState icon={IconHistory} title="Nothing has happened yet">
          Forms, emails, replies and what your journeys do will be told here.
        </EmptyState>
      </Card>
    );
  }
  const meant = show === undefined ? items : items.filter(({ kind }) => groupOf(kind) === show);
  const days = groupByDay(meant.slice(0, shown), now);
  return (
    <>
      <Filters items={items} show={show} />
      {meant.length === 0 && (
        <Text c="dimmed" fz="sm">
          Nothing of this kind has happened.
        </Text>
      )}
      {days.map(({ title, items: ofDay }, index) => (
        <Card key={title} component="section" withBorder radius="lg" padding="md" mt={index === 0 ? 0 : 'md'}>
          <Title order={2} fz="sm" fw={600} c="dimmed" mb={4}>
            {title}
          </Title>
          {ofDay.map((item) => (
            <Line key={item.id} item={item} />
          ))}
        </Card>
      ))}
      {meant.length > shown && (
        <Button variant="default" mt="md" fullWidth onClick={() => setShown(shown + linesAtOnce)}>
          Show {Math.min(linesAtOnce, meant.length - shown)} earlier
        </Button>
      )}
    </>
  );
}

/** Only the sorts of lines there are; the choice stands in the address. */
function Filters({ items, show }: { items: readonly TimelineItem[]; show: TimelineGroup | undefined }) {
  const navigate = route.useNavigate();
  const there = new Set(items.map(({ kind }) => groupOf(kind)));
  if (there.size < 2 && show === undefined) return null;
  const choose = (chosen: string | string[]): void => {
    const group = timelineGroups.find(({ id }) => id === chosen)?.id;
    void navigate({ search: group === undefined ? {} : { show: group }, replace: true, resetScroll: false });
  };
  return (
    <Chip.Group value={show ?? 'all'} onChange={choose}>
      <div className={classes.filters} role="group" aria-label="Show in the story">
        <Chip value="all" size="xs" variant="light">
          Everything
        </Chip>
        {timelineGroups
          .filter(({ id }) => there.has(id) || id === show)
          .map(({ id, label }) => (
            <Chip key={id} value={id} size="xs" variant="light">
              {label}
            </Chip>
          ))}
      </div>
    </Chip.Group>
  );
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
        <Collapse expanded={isOpen} id={whyId}>
          <Text fz="sm" c="dimmed" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
            {why}
          </Text>
        </Collapse>
      </div>
      <UnstyledButton
        className={classes.why ?? ''}
        onClick={toggle}
        aria-expanded={isOpen}
        aria-controls={whyId}
        aria-label={`Why: ${title}`}
      >
        Why?
      </UnstyledButton>
      <Text component="time" dateTime={at} fz="xs" c="dimmed" className="figures" ta="right" pt={5}>
        {time.format(Date.parse(at))}
      </Text>
    </div>
  );
}
