import { Card, Divider, Group, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { HandoffInList } from '@tendril/api';
import { sayTime } from '../../lib/say-time.ts';
import { useNow } from '../../lib/use-now.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { StageBadge } from '../leads/stage-badge.tsx';
import { AnswerHandoff } from './answer-handoff.tsx';
import { ClaimStrip } from './claim-strip.tsx';
import { HandoffStory } from './handoff-story.tsx';
import classes from './handoffs.module.css';
import { useRep } from './rep.ts';
import { sayAnswer } from './say-answer.ts';
import { sayDue } from './say-due.ts';
import { SlaClock } from './sla-clock.tsx';
import { useSalesActs } from './use-sales-acts.ts';
import { WaySoFar } from './way-so-far.tsx';

/** One lead for sales: who, why now, what they wrote, and the answer. Made for one thumb. */
export function HandoffCard({ handoff }: { handoff: HandoffInList }) {
  const { id, name, state, dueAt } = handoff;
  const now = useNow();
  const isOverdue = state === 'open' && sayDue(dueAt, now).isOverdue;
  return (
    <Card
      component="article"
      withBorder
      radius="lg"
      padding="lg"
      aria-label={name}
      className={classes.card ?? ''}
      data-overdue={isOverdue || undefined}
    >
      <Head handoff={handoff} />
      <HandoffStory handoff={handoff} />
      <WaySoFar id={id} name={name} />
      <Divider my="md" />
      {state === 'open' ? <OpenFoot handoff={handoff} /> : <AnsweredFoot handoff={handoff} />}
    </Card>
  );
}

function Head({ handoff: { leadId, name, company, score, stage } }: { handoff: HandoffInList }) {
  return (
    <>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div style={{ minWidth: 0 }}>
          <Title order={2} fz={18} style={{ overflowWrap: 'anywhere' }}>
            <Link to="/leads/$leadId" params={{ leadId }} className={classes.name}>
              {name}
            </Link>
          </Title>
          {company !== null && (
            <Text fz="sm" c="dimmed">
              {company}
            </Text>
          )}
        </div>
        <Text fz="sm" style={{ whiteSpace: 'nowrap' }}>
          Score{' '}
          <Text component="strong" inherit fw={650} className="figures">
            {score}
          </Text>
        </Text>
      </Group>
      <Group mt={8}>
        <StageBadge stage={stage} />
      </Group>
    </>
  );
}

/** Whoever has it answers; while nobody has it, anybody may. */
function OpenFoot({ handoff }: { handoff: HandoffInList }) {
  const { id, name, openedAt, dueAt, claimedBy } = handoff;
  const acts = useSalesActs(id);
  const rep = useRep();
  const mayAnswer = claimedBy === null || claimedBy === rep.name;
  return (
    <>
      <SlaClock openedAt={openedAt} dueAt={dueAt} />
      <ClaimStrip handoff={handoff} acts={acts} />
      {mayAnswer && <AnswerHandoff acts={acts} name={name} />}
      {acts.error !== null && <ProblemNote error={acts.error} />}
    </>
  );
}

function AnsweredFoot({ handoff }: { handoff: HandoffInList }) {
  const { answeredAt, answeredBy } = handoff;
  const now = useNow();
  return (
    <Text fz="sm" c="dimmed">
      {sayAnswer(handoff)}
      {answeredBy !== null && `, by ${answeredBy}`}
      {answeredAt !== null && `, ${sayTime(answeredAt, now)}`}
    </Text>
  );
}
