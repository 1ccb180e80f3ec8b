import { Button, Kbd, SimpleGrid } from '@mantine/core';
import type { WaitingStep } from '@tendril/api';
import classes from './inbox.module.css';
import { meanings, type Meaning } from './meanings.ts';

interface MeaningButtonsProps {
  name: string;
  /** What we would guess: stands out. */
  guessed: string;
  waits: WaitingStep | null;
  isPending: boolean;
  onChoose: (meaning: Meaning) => void;
}

/** What a reply can mean; below each, the way it leads in the journey. */
export function MeaningButtons({ name, guessed, waits, isPending, onChoose }: MeaningButtonsProps) {
  return (
    <SimpleGrid
      cols={{ base: 2, sm: 3 }}
      spacing={8}
      mt="md"
      role="group"
      aria-label={`What the reply of ${name} means`}
    >
      {meanings.map((meaning, index) => (
        <Button
          key={meaning.intent}
          variant={meaning.intent === guessed ? 'light' : 'default'}
          h="auto"
          mih={48}
          px={12}
          py={6}
          justify="flex-start"
          disabled={isPending}
          classNames={{ section: classes.key ?? '' }}
          leftSection={<Kbd size="xs">{keyOf(index)}</Kbd>}
          onClick={() => onChoose(meaning)}
        >
          <span className={classes.meaning}>
            {meaning.words}
            {waits !== null && <span className={classes.way}>goes on by “{wayOf(waits, meaning)}”</span>}
          </span>
        </Button>
      ))}
    </SimpleGrid>
  );
}

/** The key of a meaning by its place: 1 to 9, and 0 for the last. */
function keyOf(index: number): number {
  return (index + 1) % 10;
}

function wayOf({ ways, otherwise }: WaitingStep, { intent }: Meaning): string {
  return ways.find((way) => way.intent === intent)?.way ?? otherwise;
}
