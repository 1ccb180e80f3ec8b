import { Kbd, Modal, Table } from '@mantine/core';

const shortcuts: readonly (readonly [keys: string, does: string])[] = [
  ['Tab', 'Go to the first step'],
  ['↓ ↑', 'Follow the journey'],
  ['← →', 'Choose the outcome that ↓ and A are about'],
  ['Enter', 'Open the step'],
  ['A', 'Add a step after this one'],
  ['C', 'Connect this step to another'],
  ['Alt + arrows', 'Move the step'],
  ['Del', 'Delete the selected steps or connection'],
  ['Esc', 'Back to the canvas'],
  ['/, Ctrl + F', 'Find a step by its words'],
  ['Ctrl + Z', 'Undo'],
  ['Ctrl + Shift + Z', 'Redo'],
  ['Ctrl + C, Ctrl + V', 'Copy and paste steps, also between journeys'],
  ['Ctrl + D', 'Duplicate'],
  ['Shift + drag', 'Select several steps'],
  ['Space', 'In a test: play, pause'],
  ['→, Shift + →', 'In a test: next step, next day'],
  ['?', 'This list'],
];

/** All keys of the editor. */
export function ShortcutList({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Keys" centered>
      <Table>
        <Table.Tbody>
          {shortcuts.map(([keys, does]) => (
            <Table.Tr key={keys}>
              <Table.Td>
                <Kbd>{keys}</Kbd>
              </Table.Td>
              <Table.Td>{does}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
