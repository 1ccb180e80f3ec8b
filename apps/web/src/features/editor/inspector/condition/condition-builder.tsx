import { ActionIcon, Button, Group, Select, Stack } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { Condition } from '@tendril/condition';
import { canonicalJson } from '@tendril/journey';
import { useState } from 'react';
import classes from './condition-builder.module.css';
import {
  conditionOf,
  draftOf,
  isGroup,
  withPart,
  type Combine,
  type DraftGroup,
  type DraftPart,
} from './draft-condition.ts';
import { TestRow } from './test-row.tsx';
import { testAbout } from './subjects.ts';

interface ConditionBuilderProps {
  condition: Condition;
  onChange: (condition: Condition) => void;
  /** Told what is missing while it is no condition yet. */
  onFault: (message: string) => void;
}

/** Puts conditions together. What is incomplete stays here until it is a condition. */
export function ConditionBuilder({ condition, onChange, onFault }: ConditionBuilderProps) {
  const [unfinished, setUnfinished] = useState<{ draft: DraftGroup; of: string } | null>(null);
  const given = canonicalJson(condition);
  // What came from elsewhere meanwhile, such as an undo, counts more than what was begun here.
  const draft = unfinished?.of === given ? unfinished.draft : draftOf(condition);
  return (
    <ConditionGroup
      group={draft}
      onChange={(next) => {
        const read = conditionOf(next);
        setUnfinished({ draft: next, of: read.ok ? canonicalJson(read.condition) : given });
        if (read.ok) onChange(read.condition);
        else onFault(read.message);
      }}
    />
  );
}

const combines: { value: Combine; label: string }[] = [
  { value: 'all', label: 'All of these hold' },
  { value: 'any', label: 'Any of these holds' },
  { value: 'none', label: 'None of these holds' },
  { value: 'notAll', label: 'Not all of these hold' },
];

interface ConditionGroupProps {
  group: DraftGroup;
  onChange: (group: DraftGroup) => void;
  /** Left out for the outermost group, which stays. */
  onRemove?: () => void;
}

function ConditionGroup({ group, onChange, onRemove }: ConditionGroupProps) {
  const add = (part: DraftPart): void => onChange({ ...group, parts: [...group.parts, part] });
  return (
    <Stack gap={8} className={classes.group ?? ''} role="group" aria-label="Conditions">
      <Group gap={4} wrap="nowrap">
        <Select
          aria-label="How they come together"
          size="sm"
          flex={1}
          data={combines}
          value={group.combine}
          onChange={(combine) => combine !== null && onChange({ ...group, combine })}
          allowDeselect={false}
        />
        {onRemove !== undefined && (
          <ActionIcon variant="subtle" color="gray" size={28} aria-label="Remove group" onClick={onRemove}>
            <IconTrash size={16} />
          </ActionIcon>
        )}
      </Group>
      {group.parts.map((part, index) => {
        const change = (next: DraftPart | null): void => onChange(withPart(group, index, next));
        const remove = () => change(null);
        return isGroup(part) ? (
          <ConditionGroup key={index} group={part} onChange={change} onRemove={remove} />
        ) : (
          <TestRow key={index} test={part} onChange={change} onRemove={remove} />
        );
      })}
      <Group gap={8}>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          onClick={() => add(testAbout('score'))}
        >
          Add condition
        </Button>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          onClick={() => add({ combine: 'any', parts: [testAbout('score')] })}
        >
          Add group
        </Button>
      </Group>
    </Stack>
  );
}
