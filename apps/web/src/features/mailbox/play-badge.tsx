import { Badge } from '@mantine/core';

/** Worn by emails that were sent while a draft was played for real. */
export function PlayBadge() {
  return (
    <Badge
      size="sm"
      variant="default"
      tt="none"
      fw={600}
      title="Sent while a draft was played; no lead got it"
      flex="none"
    >
      Play
    </Badge>
  );
}
