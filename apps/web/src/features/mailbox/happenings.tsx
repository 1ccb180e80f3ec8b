import { Card, Text, Timeline } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCheck,
  IconClick,
  IconEye,
  IconMailExclamation,
  IconMessageReply,
  type Icon,
} from '@tabler/icons-react';
import type { Happening } from '@tendril/api';
import { sayTime } from '../../lib/say-time.ts';
import { useNow } from '../../lib/use-now.ts';
import classes from './mailbox.module.css';
import { sayHappening } from './say-happening.ts';

const icons: Record<string, Icon> = {
  'email.opened': IconEye,
  'email.clicked': IconClick,
  'email.bounced': IconMailExclamation,
  'reply.received': IconMessageReply,
};

/** What became of an email since it was sent. Nothing is shown until something did. */
export function Happenings({ happened }: { happened: readonly Happening[] }) {
  const now = useNow();
  return (
    <div className={classes.live} aria-live="polite">
      {happened.length > 0 && (
        <Card withBorder radius="lg" padding="md">
          <Text fw={600} fz="sm" mb="sm">
            What happened
          </Text>
          <Timeline bulletSize={26} lineWidth={2}>
            {happened.map((happening) => (
              <Timeline.Item
                className={classes.happening ?? ''}
                key={happening.id}
                bullet={<Bullet happening={happening} />}
              >
                <Text fz="sm" pt={2} style={{ overflowWrap: 'anywhere' }}>
                  {sayHappening(happening).words}
                  <Text component="time" dateTime={happening.at} inherit c="dimmed">
                    {` · ${sayTime(happening.at, now)}`}
                  </Text>
                </Text>
              </Timeline.Item>
            ))}
          </Timeline>
        </Card>
      )}
    </div>
  );
}

function Bullet({ happening }: { happening: Happening }) {
  const { isBad } = sayHappening(happening);
  const Sign = icons[happening.name] ?? (isBad ? IconAlertTriangle : IconCheck);
  return <Sign size={14} stroke={2} color={isBad ? 'var(--mantine-color-red-text)' : undefined} />;
}
