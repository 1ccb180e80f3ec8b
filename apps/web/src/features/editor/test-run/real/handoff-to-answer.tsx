import { Card, Text } from '@mantine/core';
import { AnswerHandoff } from '../../../handoffs/answer-handoff.tsx';
import { useGraph } from '../../state/editor-context.ts';
import { nameOf } from '../../step-view.ts';

/** Answers for sales, in place. */
export function HandoffToAnswer({ id, stepId }: { id: string; stepId: string }) {
  const step = useGraph().nodes.find((node) => node.id === stepId);
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
      <AnswerHandoff id={id} name="the lead" />
    </Card>
  );
}
