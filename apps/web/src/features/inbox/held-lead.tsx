import { Checkbox, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { HeldRun } from '@tendril/api';
import { sayTime } from '../../lib/say-time.ts';
import { useNow } from '../../lib/use-now.ts';
import classes from './inbox.module.css';
import { OrderButtons } from './order-buttons.tsx';
import type { Order } from './orders.ts';

interface HeldLeadProps {
  run: HeldRun;
  isChosen: boolean;
  onToggle: () => void;
  onOrder: (order: Order) => void;
}

/** One held lead: who, where and since when, why, and what helps. */
export function HeldLead({ run, isChosen, onToggle, onOrder }: HeldLeadProps) {
  const { leadId, name, company, journeyId, journeyName, step, why, cure, heldSince } = run;
  const now = useNow();
  return (
    <li className={classes.held}>
      <Checkbox mt={2} checked={isChosen} onChange={onToggle} aria-label={`Choose ${name}`} />
      <div>
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          <Link to="/leads/$leadId" params={{ leadId }} className={classes.name}>
            {name}
          </Link>
          {company !== null && (
            <Text component="span" fw={400} c="dimmed">
              , {company}
            </Text>
          )}
        </Text>
        <Text fz="sm">{why}</Text>
        <Text fz="sm" c="dimmed">
          {cure}
        </Text>
        <Text fz="xs" c="dimmed" mt={4}>
          In{' '}
          <Link to="/journeys/$journeyId" params={{ journeyId }} className={classes.quietLink}>
            {journeyName}
          </Link>{' '}
          at “{step}”, held {sayTime(heldSince, now)}
        </Text>
      </div>
      <div className={classes.act}>
        <OrderButtons onChoose={onOrder} who={name} />
      </div>
    </li>
  );
}
