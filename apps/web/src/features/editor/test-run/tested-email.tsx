import { Skeleton, Text } from '@mantine/core';
import { emailContentSchema } from '@tendril/journey';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../../lib/api.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { EmailFrame } from '../inspector/email/email-frame.tsx';
import { useGraph } from '../state/editor-context.ts';
import type { TestedMail, TestRun } from './play-test.ts';
import { renderFor } from './render-for.ts';
import { sayMoment } from './say-moment.ts';

/** One email of the test, filled with the lead's values in the browser. */
export function TestedEmail({ mail, run }: { mail: TestedMail; run: TestRun }) {
  const graph = useGraph();
  const step = graph.nodes.find(({ id }) => id === mail.stepId);
  const content = emailContentSchema.safeParse(step?.config['content'] ?? {});
  const { data, error } = useQuery(
    useTRPC().emails.compile.queryOptions(
      { content: content.success ? content.data : emailContentSchema.parse({}) },
      { staleTime: Infinity, retry: false },
    ),
  );
  if (error !== null) return <ProblemNote error={error} />;
  if (data === undefined) return <Skeleton h={160} aria-label="Loading" />;
  if (!data.ok)
    return (
      <Text fz="sm" c="light-dark(#b3261e, #ffb4ab)">
        {data.problems.map(({ message }) => message).join(' ')}
      </Text>
    );
  const rendered = renderFor(data.compiled, run, graph.name);
  return (
    <>
      <Text fz="xs" c="dimmed">
        {mail.leftAt === null ? 'Withdrawn: it would not leave any more' : sayMoment(mail.leftAt)}
      </Text>
      <Text fw={600} mb={8}>
        {rendered.subject}
      </Text>
      <EmailFrame html={rendered.html} height={260} />
    </>
  );
}
