import { Badge } from '@mantine/core';
import { sayStage } from '@tendril/condition';

const colours: Readonly<Record<string, string>> = {
  sal: 'leaf',
  sql: 'leaf',
  opportunity: 'leaf',
  customer: 'leaf',
  evangelist: 'leaf',
  mql: 'blue',
};

/** The stage of a lead; green from the moment sales took it over. */
export function StageBadge({ stage }: { stage: string }) {
  return (
    <Badge variant="light" color={colours[stage] ?? 'gray'} tt="none" fw={600} miw="max-content" w="fit-content">
      {sayStage(stage)}
    </Badge>
  );
}
