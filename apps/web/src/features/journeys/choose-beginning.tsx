import { Radio, Stack, Text } from '@mantine/core';
import { journeyTemplates } from '@tendril/journey';
import classes from './new-journey.module.css';

/** How a journey begins: with nothing, with what was written down elsewhere, or with the template of this id. */
export type Beginning = string;

interface ChooseBeginningProps {
  value: Beginning;
  onChange: (beginning: Beginning) => void;
}

const others = {
  empty: { id: 'empty', name: 'Empty', about: 'Draw it yourself, from the first step on.' },
  import: { id: 'import', name: 'Import', about: 'Paste a journey, or open its file.' },
};

/** The list of beginnings; arrow keys go through it. */
export function ChooseBeginning({ value, onChange }: ChooseBeginningProps) {
  return (
    <Radio.Group value={value} onChange={onChange} aria-label="Begin with">
      <Stack gap={6}>
        {[others.empty, ...journeyTemplates, others.import].map(({ id, name, about }) => (
          <Radio.Card key={id} value={id} radius="md" className={classes.choice ?? ''}>
            <Text fz="sm" fw={600}>
              {name}
            </Text>
            <Text fz="xs" c="dimmed">
              {about}
            </Text>
          </Radio.Card>
        ))}
      </Stack>
    </Radio.Group>
  );
}
