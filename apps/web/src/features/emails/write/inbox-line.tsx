import { Text } from '@mantine/core';
import classes from './inbox-line.module.css';

interface InboxLineProps {
  sender: { name: string; address: string } | null;
  subject: string;
  inboxLine: string;
}

/** The email as one line among others, the way inboxes list it. */
export function InboxLine({ sender, subject, inboxLine }: InboxLineProps) {
  const name = sender === null ? 'Your sender' : sender.name || sender.address;
  return (
    <section className={classes.line} aria-label="In the inbox">
      <span className={classes.mark} aria-hidden>
        {name.slice(0, 1).toUpperCase()}
      </span>
      <div className={classes.words}>
        <Text fz="sm" fw={600} truncate>
          {name}
        </Text>
        <Text fz="sm" truncate>
          <Text component="span" inherit fw={600}>
            {subject === '' ? '(no subject)' : subject}
          </Text>
          <Text component="span" inherit c="dimmed">
            {inboxLine === '' ? '' : ` – ${inboxLine}`}
          </Text>
        </Text>
      </div>
      <Text fz="xs" c="dimmed">
        09:04
      </Text>
    </section>
  );
}
