import { Badge, Blockquote, Card, Divider, Group, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { HandoffInList } from '@tendril/api';
import { sayTime } from '../../lib/say-time.ts';
import { useNow } from '../../lib/use-now.ts';
import { StageBadge } from '../leads/stage-badge.tsx';
import { AnswerHandoff } from './answer-handoff.tsx';
import { sayAnswer } from './say-answer.ts';
import { sayDue } from './say-due.ts';

/** One lead for sales: who, why now, what they wrote, and the answer. Made for one thumb. */
export function HandoffCard({ handoff }: { handoff: HandoffInList }) {
  const { leadId, name, company, score, stage, state, note, lastReply } = handoff;
  return (
    <Card component="article" withBorder radius="lg" padding="lg" aria-label={name}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div style={{ minWidth: 0 }}>
          <Title order={2} fz={18} style={{ overflowWrap: 'anywhere' }}>
            <Link to="/leads/$leadId" params={{ leadId }} style={{ color: 'inherit' }}>
              {name}
            </Link>
          </Title>
          {company !== null && (
            <Text fz="sm" c="dimmed">
              {company}
            </Text>
          )}
        </div>
        <Group gap={8} wrap="nowrap">
          <Text fz="sm" style={{ whiteSpace: 'nowrap' }}>
            Score{' '}
            <Text component="strong" inherit fw={650} className="figures">
              {score}
            </Text>
          </Text>
          <StageBadge stage={stage} />
        </Group>
      </Group>
      <Text fz="sm" mt="md">
        {note}
      </Text>
      <Brief handoff={handoff} />
      {lastReply !== null && (
        <Blockquote mt="md" p="sm" radius="md" color="leaf">
          <Text fz="sm" lineClamp={5} style={{ whiteSpace: 'pre-line' }}>
            {lastReply.text}
          </Text>
        </Blockquote>
      )}
      <Divider my="md" />
      {state === 'open' ? <OpenFoot handoff={handoff} /> : <AnsweredFoot handoff={handoff} />}
    </Card>
  );
}

function Brief({ handoff: { journeyName, openedAt, reasons } }: { handoff: HandoffInList }) {
  const now = useNow();
  return (
    <>
      {reasons.length > 0 && (
        <Group gap={6} mt="sm">
          {reasons.map((reason) => (
            <Badge key={reason} variant="default" tt="none" fw={500}>
              {reason}
            </Badge>
          ))}
        </Group>
      )}
      <Text fz="xs" c="dimmed" mt="sm">
        From {journeyName}, {sayTime(openedAt, now)}
      </Text>
    </>
  );
}

function OpenFoot({ handoff }: { handoff: HandoffInList }) {
  const now = useNow();
  const { words, isOverdue } = sayDue(handoff.dueAt, now);
  return (
    <>
      <Text fz="sm" mb="sm" fw={isOverdue ? 600 : 400} c={isOverdue ? 'light-dark(#8a5a00, #ffc857)' : 'dimmed'}>
        {words}
      </Text>
      <AnswerHandoff id={handoff.id} name={handoff.name} />
    </>
  );
}

function AnsweredFoot({ handoff }: { handoff: HandoffInList }) {
  const now = useNow();
  return (
    <Text fz="sm" c="dimmed">
      {sayAnswer(handoff)}
      {handoff.answeredAt !== null && `, ${sayTime(handoff.answeredAt, now)}`}
    </Text>
  );
}
