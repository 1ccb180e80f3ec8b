import { Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { emailContentSchema } from '@tendril/journey';
import { memo, useState } from 'react';
import { useTRPC } from '../../../lib/api.ts';
import { Loading } from '../../../ui/loading.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { EmailFrame } from '../inspector/email/email-frame.tsx';
import { useGraph } from '../state/editor-context.ts';
import { EmailTabs } from './email-tabs.tsx';
import { pathAt, type Cursor } from './play/path-at.ts';
import type { TestedMail, TestRun } from './play/play-test.ts';
import { renderFor } from './play/render-for.ts';
import { sayMoment } from './play/say-moment.ts';
import classes from './test-drawer.module.css';

interface TestedEmailsProps {
  run: TestRun;
  /** Shows what had reached the lead there; null for all. */
  cursor: Cursor | null;
}

/** The emails that have reached the lead, the latest in full. */
export function TestedEmails({ run, cursor }: TestedEmailsProps) {
  const path = pathAt(run.moments, cursor);
  const shown = run.mails.filter(({ leftAt, stepId }) => path.has(stepId) && (leftAt ?? 0) <= (cursor?.at ?? Infinity));
  const left = shown.filter(({ leftAt }) => leftAt !== null);
  // What was picked by hand stays until another email arrives.
  const [picked, pick] = useState<{ index: number; of: number } | null>(null);
  const latest = shown.findLastIndex(({ leftAt }) => leftAt !== null);
  const index = picked?.of === left.length && picked.index < shown.length ? picked.index : Math.max(0, latest);
  const mail = shown[index];
  return (
    <div className={classes.mails}>
      <EmailTabs count={shown.length} shown={index} onPick={(at) => pick({ index: at, of: left.length })} />
      {mail === undefined ? (
        <Text fz="sm" c="dimmed" p={4}>
          {run.mails.length === 0 ? 'This lead gets no email.' : 'No email has reached them yet.'}
        </Text>
      ) : (
        <TestedEmail mail={mail} run={run} />
      )}
    </div>
  );
}

/** One email of the test, filled in the browser with the lead's values at that moment. */
const TestedEmail = memo(function TestedEmail({ mail, run }: { mail: TestedMail; run: TestRun }) {
  const graph = useGraph();
  const { ref, height } = useElementSize<HTMLDivElement>();
  const step = graph.nodes.find(({ id }) => id === mail.stepId);
  const content = emailContentSchema.safeParse(step?.config['content'] ?? {});
  const { data, error } = useQuery(
    useTRPC().emails.compile.queryOptions(
      { content: content.success ? content.data : emailContentSchema.parse({}) },
      { staleTime: Infinity, retry: false },
    ),
  );
  if (error !== null) return <ProblemNote error={error} />;
  if (data === undefined) return <Loading h={160} />;
  if (!data.ok)
    return (
      <Text fz="sm" c="light-dark(#b3261e, #ffb4ab)">
        {data.problems.map(({ message }) => message).join(' ')}
      </Text>
    );
  const rendered = renderFor(data.compiled, { lead: mail.lead, entry: run.entry, journeyName: graph.name });
  return (
    <>
      <Text fz="xs" c="dimmed">
        {mail.leftAt === null ? 'Withdrawn: it would not leave any more' : sayMoment(mail.leftAt, run.timeZone)}
      </Text>
      <Text fw={600} mb={4}>
        {rendered.subject}
      </Text>
      <div ref={ref} className={classes.letter}>
        <EmailFrame html={rendered.html} height={Math.max(120, height)} />
      </div>
    </>
  );
});
