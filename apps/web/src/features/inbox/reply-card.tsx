import { Alert, Blockquote, Card, Group, Mark, Text, Title } from '@mantine/core';
import { IconMailPause } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReplyToReview, WaitingStep } from '@tendril/api';
import { useState, type KeyboardEvent } from 'react';
import { useTRPC } from '../../lib/api.ts';
import { isFarOff } from '../../lib/is-far-off.ts';
import { sayTime } from '../../lib/say-time.ts';
import { useNow } from '../../lib/use-now.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { AskForDay } from './ask-for-day.tsx';
import { highlight } from './highlight.ts';
import classes from './inbox.module.css';
import { MeaningButtons } from './meaning-buttons.tsx';
import { meaningOfKey, sayMeaning, type Meaning } from './meanings.ts';
import { sayDueIn } from './say-due-in.ts';

/** Below this a guess is none. */
const leastGuess = 0.3;

interface ReplyCardProps {
  reply: ReplyToReview;
  onAnswered: () => Promise<void>;
}

/** One reply: what they wrote, what we would guess and why, where they wait, and what it can mean. */
export function ReplyCard({ reply, onAnswered }: ReplyCardProps) {
  const { id, leadId, name, company, receivedAt, guess, waits } = reply;
  const [asksForDay, setAsksForDay] = useState(false);
  const answer = useMutation(useTRPC().replies.answer.mutationOptions({ onSuccess: onAnswered }));
  const now = useNow();
  const choose = ({ intent }: Meaning): void => {
    if (answer.isPending) return;
    if (intent === 'not_now') setAsksForDay(true);
    else answer.mutate({ id, intent });
  };
  const chooseByKey = (event: KeyboardEvent): void => {
    const isTyping = event.target instanceof HTMLInputElement;
    const meaning = meaningOfKey(event.key);
    if (isTyping || meaning === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    choose(meaning);
  };
  return (
    <Card
      component="article"
      withBorder
      radius="lg"
      padding="lg"
      aria-label={`Reply of ${name}`}
      tabIndex={0}
      onKeyDown={chooseByKey}
      className={classes.reply ?? ''}
    >
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Title order={2} fz={18} style={{ overflowWrap: 'anywhere' }}>
            <Link to="/leads/$leadId" params={{ leadId }} className={classes.name}>
              {name}
            </Link>
          </Title>
          <Text fz="sm" c="dimmed">
            {company}
          </Text>
        </div>
        <Text component="time" dateTime={receivedAt} fz="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          {sayTime(receivedAt, now)}
        </Text>
      </Group>
      <Blockquote mt="md" p="sm" radius="md" color="gray" className={classes.text ?? ''}>
        <Words text={reply.text} evidence={guess.evidence} />
      </Blockquote>
      <Guess guess={guess} />
      {waits === null ? (
        <Text fz="sm" c="dimmed" mt={4}>
          No journey waits for the answer any more.
        </Text>
      ) : (
        <WhereTheyWait waits={waits} now={now} />
      )}
      {reply.holdsMail && (
        <Alert mt="sm" p="xs" color="yellow" variant="light" icon={<IconMailPause />}>
          They may have asked for no more email: nothing is sent to them until you have answered.
        </Alert>
      )}
      {asksForDay ? (
        <AskForDay
          known={reply.until}
          isPending={answer.isPending}
          onSend={(until) => answer.mutate({ id, intent: 'not_now', ...(until === '' ? {} : { until }) })}
          onCancel={() => setAsksForDay(false)}
        />
      ) : (
        <MeaningButtons
          name={name}
          guessed={guess.intent}
          waits={waits}
          isPending={answer.isPending}
          onChoose={choose}
        />
      )}
      {answer.error !== null && <ProblemNote error={answer.error} />}
    </Card>
  );
}

function Words({ text, evidence }: { text: string; evidence: readonly string[] }) {
  return highlight(text, evidence).map((part, index) =>
    part.isMarked ? <Mark key={index}>{part.text}</Mark> : <span key={index}>{part.text}</span>,
  );
}

function Guess({ guess: { intent, confidence, evidence } }: Pick<ReplyToReview, 'guess'>) {
  return (
    <Text fz="sm" mt="sm">
      {confidence < leastGuess ? 'We cannot tell. It is closest to: ' : 'We would guess: '}
      <strong>{sayMeaning(intent).toLowerCase()}</strong>, {Math.round(confidence * 100)} % sure
      {evidence.length > 0 && ', by the words marked above'}.
    </Text>
  );
}

function WhereTheyWait({ waits: { journeyId, journeyName, step, dueAt }, now }: { waits: WaitingStep; now: number }) {
  const goesOn =
    dueAt === null || isFarOff(dueAt, now) ? '' : `, and goes on without an answer ${sayDueIn(dueAt, now)}`;
  return (
    <Text fz="sm" c="dimmed" mt={4}>
      Waits in{' '}
      <Link to="/journeys/$journeyId" params={{ journeyId }} className={classes.quietLink}>
        {journeyName}
      </Link>{' '}
      at “{step}”{goesOn}.
    </Text>
  );
}
