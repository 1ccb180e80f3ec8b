import { Blockquote, Button, Group, Text } from '@mantine/core';
import { IconBulb, IconCheck, IconMail, IconPhone } from '@tabler/icons-react';
import type { HandoffInList } from '@tendril/api';
import { sayTime } from '../../lib/say-time.ts';
import { useNow } from '../../lib/use-now.ts';
import { sayMeaning } from '../inbox/meanings.ts';
import classes from './handoffs.module.css';

/** What sales has to know before the first word: why them, what they read and wrote, and what to do next. */
export function HandoffStory({ handoff }: { handoff: HandoffInList }) {
  const { note, reasons, nextStep, journeyName, openedAt } = handoff;
  const now = useNow();
  return (
    <>
      {note !== '' && (
        <Text fz="sm" mt="md" style={{ whiteSpace: 'pre-line' }}>
          {note}
        </Text>
      )}
      {reasons.length > 0 && (
        <ul className={classes.reasons} aria-label="Why them">
          {reasons.map((reason) => (
            <li key={reason}>
              <IconCheck size={16} stroke={2} aria-hidden className={classes.sign ?? ''} />
              <Text fz="sm">{reason}</Text>
            </li>
          ))}
        </ul>
      )}
      <LastReply handoff={handoff} />
      <dl className={classes.facts}>
        <Readings handoff={handoff} />
        {handoff.state === 'open' && <NextStep words={nextStep} />}
      </dl>
      <Contact handoff={handoff} />
      <Text fz="xs" c="dimmed" mt="md">
        From {journeyName}, {sayTime(openedAt, now)}
      </Text>
    </>
  );
}

/** A suggestion; what was answered needs none. */
function NextStep({ words }: { words: string }) {
  return (
    <div>
      <Text component="dt" fz="xs" c="dimmed">
        Next
      </Text>
      <Group component="dd" gap={8} m={0} wrap="nowrap" align="flex-start">
        <IconBulb size={18} stroke={1.75} aria-hidden className={classes.sign ?? ''} />
        <Text fz="sm">{words}</Text>
      </Group>
    </div>
  );
}

function LastReply({ handoff: { lastReply } }: { handoff: HandoffInList }) {
  const now = useNow();
  if (lastReply === null) return null;
  const { text, intent, at } = lastReply;
  return (
    <Blockquote mt="md" p="sm" radius="md" color="leaf">
      <Text fz="sm" lineClamp={6} style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
        {text}
      </Text>
      <Text fz="xs" c="dimmed" mt={6}>
        {[...(intent === null ? [] : [`Read as: ${sayMeaning(intent)}`]), sayTime(at, now)].join(', ')}
      </Text>
    </Blockquote>
  );
}

function Readings({ handoff: { readings } }: { handoff: HandoffInList }) {
  if (readings.length === 0) return null;
  const read = readings.map(({ what, times }) => (times === 1 ? what : `${what} (${times} times)`));
  return (
    <div>
      <Text component="dt" fz="xs" c="dimmed">
        They read
      </Text>
      <Text component="dd" fz="sm" m={0} style={{ overflowWrap: 'anywhere' }}>
        {read.join(', ')}
      </Text>
    </div>
  );
}

function Contact({ handoff: { name, email, phone } }: { handoff: HandoffInList }) {
  if (email === null && phone === null) return null;
  return (
    <Group mt="md" gap={8}>
      {phone !== null && (
        <Button
          component="a"
          href={`tel:${phone}`}
          variant="default"
          leftSection={<IconPhone size={18} stroke={1.75} />}
          aria-label={`Call ${name}`}
        >
          Call
        </Button>
      )}
      {email !== null && (
        <Button
          component="a"
          href={`mailto:${email}`}
          variant="default"
          leftSection={<IconMail size={18} stroke={1.75} />}
          aria-label={`Email ${name}`}
        >
          Email
        </Button>
      )}
    </Group>
  );
}
