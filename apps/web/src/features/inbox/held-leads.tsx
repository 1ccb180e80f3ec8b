import { Card, Checkbox, Stack } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { HeldRun } from '@tendril/api';
import { useState } from 'react';
import { useTRPC } from '../../lib/api.ts';
import { sayAmount } from '../../lib/say-amount.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { AskBeforeOrder } from './ask-before-order.tsx';
import { HeldLead } from './held-lead.tsx';
import classes from './inbox.module.css';
import type { Order } from './orders.ts';
import { OrderButtons } from './order-buttons.tsx';

/** What somebody is about to tell some leads. */
interface Asked {
  order: Order;
  runs: readonly HeldRun[];
}

/** Leads that stand still in a journey: why, what helps, and what to do, for one or for many. */
export function HeldLeads() {
  const options = useTRPC().runs.held.queryOptions();
  const { data: runs, error, refetch } = useQuery(options);
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<Asked | null>(null);
  if (error !== null) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (runs === undefined) return <Loading h={200} />;
  if (runs.length === 0) {
    return (
      <EmptyState icon={IconHandStop} title="Nobody is held">
        When a step cannot go on by itself, its lead appears here with the reason.
      </EmptyState>
    );
  }
  const chosen = runs.filter(({ id }) => chosenIds.has(id));
  const toggle = (id: string): void =>
    setChosenIds((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  return (
    <Stack gap="sm">
      {runs.length > 1 && (
        <Card withBorder radius="lg" padding="sm" className={classes.bulk ?? ''}>
          <Stack gap="xs">
            <Checkbox
              label={chosen.length === 0 ? `Choose all ${runs.length}` : `${sayAmount(chosen.length, 'lead')} chosen`}
              checked={chosen.length === runs.length}
              indeterminate={chosen.length > 0 && chosen.length < runs.length}
              onChange={() => setChosenIds(new Set(chosen.length === runs.length ? [] : runs.map(({ id }) => id)))}
            />
            {chosen.length > 0 && <OrderButtons onChoose={(order) => setAsked({ order, runs: chosen })} />}
          </Stack>
        </Card>
      )}
      <Card withBorder radius="lg" padding={0} component="ul" m={0} aria-label="Held leads">
        {runs.map((run) => (
          <HeldLead
            key={run.id}
            run={run}
            isChosen={chosenIds.has(run.id)}
            onToggle={() => toggle(run.id)}
            onOrder={(order) => setAsked({ order, runs: [run] })}
          />
        ))}
      </Card>
      <AskBeforeOrder asked={asked} onClose={() => setAsked(null)} />
    </Stack>
  );
}
