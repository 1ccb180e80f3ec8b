import { Button, Popover, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconChevronDown, IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import { inventedLead, sayLead } from '../play/lead-facts.ts';
import type { Test, TestSetup } from '../use-test.ts';
import { InventedLead } from './invented-lead.tsx';
import { RealLead } from './real-lead.tsx';

const ways = [
  { value: 'invented', label: 'Invented' },
  { value: 'real', label: 'A real lead' },
];

interface LeadChoiceProps {
  setup: TestSetup;
  /** What is done with the lead, and what is not. */
  note: string;
  onChange: Test['change'];
}

/** As whom the draft is tested: somebody invented, or a real lead of whom nothing is changed. */
export function LeadChoice({ setup, note, onChange }: LeadChoiceProps) {
  const { lead, isInvented } = setup;
  const [way, setWay] = useState(isInvented ? 'invented' : 'real');
  const choose = (wanted: string): void => {
    setWay(wanted);
    if (wanted === 'invented' && !isInvented) onChange({ lead: inventedLead(lead.createdAt), isInvented: true });
  };
  return (
    <Popover position="top-start" width={360} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          title={`As ${sayLead(lead)}`}
          fw={500}
          maw={300}
          style={{ flex: 'none' }}
          leftSection={<IconUser size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          As {sayLead(lead)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="As whom">
        <Stack gap="xs">
          <SegmentedControl aria-label="As whom" size="xs" fullWidth data={ways} value={way} onChange={choose} />
          {way === 'invented' ? (
            <InventedLead lead={lead} onChange={(changed) => onChange({ lead: changed })} />
          ) : (
            <RealLead
              lead={isInvented ? null : lead}
              onChoose={(found) => onChange({ lead: found, isInvented: false })}
            />
          )}
          <Text fz="xs" c="dimmed">
            {note}
          </Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
