import { Button, Popover, Stack, Table, Text } from '@mantine/core';
import { IconHelp } from '@tabler/icons-react';
import type { EmailOfStep } from './email-of-step.ts';

const liquid: readonly (readonly [written: string, meaning: string])[] = [
  ['{{ lead.first_name | default: "there" }}', 'A value, and what stands there without it'],
  ['{% if lead.company %} … {% else %} … {% endif %}', 'Only for some'],
  ['{{ lead.company | upcase }}', 'In capitals; also: downcase, capitalize'],
  ['{% for tag in lead.tags %} {{ tag }} {% endfor %}', 'Once for each'],
  ['{{ entry.amount }}', 'What they came in with, such as an answer in a form'],
];

const mjml: readonly (readonly [written: string, meaning: string])[] = [
  ['<mj-section>', 'A row; it holds columns'],
  ['<mj-column>', 'A column; on a phone they stand one below the other'],
  ['<mj-text>', 'Words, in HTML'],
  ['<mj-button href="…">', 'A button that leads somewhere'],
  ['<mj-image src="…" alt="…">', 'A picture, and what it shows'],
  ['<mj-raw>', 'Around {% if %} between rows or columns'],
];

/** How values, conditions and designs are written, on one small page. */
export function HowToWrite({ format }: { format: EmailOfStep['format'] }) {
  return (
    <Popover width={480} position="bottom-end" shadow="md" withinPortal trapFocus>
      <Popover.Target>
        <Button variant="subtle" color="gray" size="compact-sm" leftSection={<IconHelp size={16} />}>
          How to write
        </Button>
      </Popover.Target>
      <Popover.Dropdown mah="70vh" style={{ overflowY: 'auto' }} tabIndex={0} aria-label="How to write">
        <Stack gap="sm">
          <Text fz="sm">Type {'{{'} anywhere to choose a value from a list.</Text>
          <Explained title="Values and conditions" lines={liquid} />
          {format === 'mjml' && <Explained title="Parts of a design" lines={mjml} />}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function Explained({ title, lines }: { title: string; lines: typeof liquid }) {
  return (
    <Table fz="xs" verticalSpacing={4} horizontalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th colSpan={2}>{title}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map(([written, meaning]) => (
          <Table.Tr key={written}>
            <Table.Td ff="monospace" w="58%" style={{ overflowWrap: 'anywhere' }}>
              {written}
            </Table.Td>
            <Table.Td c="dimmed">{meaning}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
