import { Option } from 'commander';
import type { PeopleChoice } from '@tendril/engine';

/** What happens to the people inside: they stay on the version they entered, or go over to the new one. */
export const peopleOption = new Option('--people <choice>', 'what happens to the people inside')
  .choices(['keep', 'move'])
  .default('keep');

/** The choice as publishing takes it; undefined where everybody stays. */
export function peopleChoice(choice: 'keep' | 'move'): PeopleChoice | undefined {
  return choice === 'move' ? { policies: { others: { kind: 'move' }, steps: {} } } : undefined;
}
