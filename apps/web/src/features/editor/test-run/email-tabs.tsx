import { Button, Group } from '@mantine/core';

interface EmailTabsProps {
  count: number;
  /** The one that is shown, from 0. */
  shown: number;
  onPick: (index: number) => void;
}

/** Chooses one of several emails; nothing where there is no choice. */
export function EmailTabs({ count, shown, onPick }: EmailTabsProps) {
  if (count < 2) return null;
  return (
    <Group gap={4} mb={4} role="group" aria-label="Emails">
      {Array.from({ length: count }, (_, index) => (
        <Button
          key={index}
          size="compact-xs"
          variant={index === shown ? 'light' : 'subtle'}
          color="gray"
          c="var(--mantine-color-text)"
          aria-pressed={index === shown}
          onClick={() => onPick(index)}
        >
          Email {index + 1}
        </Button>
      ))}
    </Group>
  );
}
