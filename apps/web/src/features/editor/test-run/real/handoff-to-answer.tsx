import { Card, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../../../../lib/api.ts';
import { ProblemNote } from '../../../../ui/problem-note.tsx';
import { AnswerHandoff } from '../../../handoffs/answer-handoff.tsx';
import { useGraph } from '../../state/editor-context.ts';
import { nameOf } from '../../step-view.ts';

/** Answers for sales, in place: whoever plays is sales as well, and is not asked who they are. */
export function HandoffToAnswer({ id, stepId }: { id: string; stepId: string }) {
  const step = useGraph().nodes.find((node) => node.id === stepId);
  const { mutate, isPending, error } = useMutation(useTRPC().handoffs.answer.mutationOptions());
  return (
    <Card
      withBorder
      mx={12}
      mb={6}
      padding="xs"
      component="section"
      aria-label="What sales says"
      style={{ flex: 'none' }}
    >
      <Text fz="sm" fw={600} mb={6}>
        {step === undefined ? 'Sales is asked' : nameOf(step)}: what does sales say?
      </Text>
      <AnswerHandoff acts={{ answer: (answer) => mutate({ id, answer }), isAnswering: isPending }} name="the lead" />
      {error !== null && <ProblemNote error={error} />}
    </Card>
  );
}
