import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconClipboardText, IconTemplate } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useEditor } from '../state/editor-context.ts';
import { pasteSteps } from '../state/copy-steps.ts';
import { offers, type Offer } from '../palette/kinds-on-offer.ts';
import { StepIcon } from '../step-icon.tsx';
import classes from './empty-canvas.module.css';

// Most journeys that are opened are drawn already.
const StartFromTemplate = lazy(async () => ({
  default: (await import('./start-from-template.tsx')).StartFromTemplate,
}));

/** The commonest; all stand in the palette. More would be a list to read instead of a question to answer. */
const commonEntries: ReadonlySet<string> = new Set([
  'entry.form',
  'entry.event',
  'entry.import',
  'entry.stage',
  'entry.manual',
]);

/** A journey without steps begins with the question that comes first. */
export function EmptyCanvas({ onChoose }: { onChoose: (offer: Offer) => void }) {
  const { catalogue } = useEditor();
  const [isChoosing, setChoosing] = useState(false);
  const entries = offers(catalogue).filter(({ kind }) => commonEntries.has(kind));
  return (
    <div className={classes.over} data-empty>
      <Paper withBorder radius="lg" p="lg" shadow="sm" className={classes.question ?? ''}>
        <Title order={2} fz={20} mb="md">
          How do leads come in?
        </Title>
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
        <Text c="dimmed" fz="sm" mt="md" mb={8}>
          Or begin with what is there already:
        </Text>
        <Group gap={8}>
          <Button
            variant="light"
            leftSection={<IconTemplate size={18} stroke={1.75} />}
            onClick={() => setChoosing(true)}
          >
            Start from a template
          </Button>
          <PasteButton />
        </Group>
      </Paper>
      {isChoosing && (
        <Suspense>
          <StartFromTemplate onClose={() => setChoosing(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** Puts in what was copied elsewhere. Browsers may refuse to hand it over to a button, never to the keys. */
function PasteButton() {
  const { store } = useEditor();
  const [why, setWhy] = useState('');
  const paste = async (): Promise<void> => {
    try {
      const isPasted = pasteSteps(store, await navigator.clipboard.readText());
      setWhy(isPasted ? '' : 'What you copied last are no steps. Copy some in another journey first.');
    } catch {
      setWhy('This browser does not let a button paste. Press Ctrl + V instead.');
    }
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconClipboardText size={18} stroke={1.75} />}
        onClick={() => void paste()}
      >
        Paste
      </Button>
      <Text fz="sm" role="status">
        {why}
      </Text>
    </>
  );
}
