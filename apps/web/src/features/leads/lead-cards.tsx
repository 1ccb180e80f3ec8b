import { Card, Group, Stack, Text } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { LeadInList } from '@tendril/api';
import { sayAmount } from '../../lib/say-amount.ts';
import { sayTime } from '../../lib/say-time.ts';
import { useNow } from '../../lib/use-now.ts';
import classes from './leads.module.css';
import { StageBadge } from './stage-badge.tsx';

/** Leads on a phone: a card each, all of it opens the lead. */
export function LeadCards({ leads }: { leads: readonly LeadInList[] }) {
  return (
    <Stack component="ul" gap={8} m={0} p={0} style={{ listStyle: 'none' }} aria-label="Leads">
      {leads.map((lead) => (
        <LeadCard key={lead.id} lead={lead} />
      ))}
    </Stack>
  );
}

function LeadCard({ lead }: { lead: LeadInList }) {
  const { id, name, email, company, stage, score, journeys, lastEventAt } = lead;
  const now = useNow();
  const isHeld = journeys.some((journey) => journey.isHeld);
  const facts = [
    ...(journeys.length === 0 ? [] : [`in ${sayAmount(journeys.length, 'journey')}`]),
    lastEventAt === null ? 'never seen' : `seen ${sayTime(lastEventAt, now)}`,
  ];
  return (
    <Card component="li" withBorder radius="lg" padding="sm" className={classes.row ?? ''}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
        <div style={{ minWidth: 0 }}>
          <Link to="/leads/$leadId" params={{ leadId: id }} className={classes.open}>
            {name}
          </Link>
          <Text fz="xs" c="dimmed" truncate>
            {company ?? (email === name ? '' : email)}
          </Text>
        </div>
        <Text fz="sm" style={{ whiteSpace: 'nowrap' }}>
          Score{' '}
          <Text span inherit fw={650} className="figures">
            {score}
          </Text>
        </Text>
      </Group>
      <Group mt={8} gap={8}>
        <StageBadge stage={stage} />
        <Text fz="xs" c="dimmed">
          {facts.join(', ')}
        </Text>
        {isHeld && (
          <Text fz="xs" className={classes.heldWords ?? ''}>
            <IconHandStop size={14} aria-hidden /> held
          </Text>
        )}
      </Group>
    </Card>
  );
}
