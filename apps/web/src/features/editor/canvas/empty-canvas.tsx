import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useEditor } from '../state/editor-context.ts';
import { offers, type Offer } from '../palette/kinds-on-offer.ts';
import { StepIcon } from '../step-icon.tsx';
import classes from './empty-canvas.module.css';

/** A journey without steps begins with the question that comes first. */
export function EmptyCanvas({ onChoose }: { onChoose: (offer: Offer) => void }) {
  const entries = offers(useEditor().catalogue).filter(({ group }) => group === 'entry');
  return (
    <div className={classes.over}>
      <Paper withBorder radius="lg" p="lg" shadow="sm" className={classes.question ?? ''}>
        <Title order={2} fz={20} mb={4}>
          How do leads come in?
        </Title>
        <Text c="dimmed" fz="sm" mb="md">
          Choose one to begin with. You can add others later, or paste steps copied elsewhere.
        </Text>
        <Stack gap={8}>
          {entries.map((offer) => (
            <Button
              key={offer.id}
              variant="default"
              h="auto"
              py={10}
              justify="flex-start"
              leftSection={<StepIcon icon={offer.icon} group={offer.group} />}
              onClick={() => onChoose(offer)}
            >
              <span className={classes.words}>
                {offer.title}
                <span className={classes.about}>{offer.description}</span>
              </span>
            </Button>
          ))}
        </Stack>
      </Paper>
    </div>
  );
}
