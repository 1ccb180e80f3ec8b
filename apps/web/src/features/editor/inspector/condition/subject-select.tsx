import { Select } from '@mantine/core';
import { isFieldName } from '@tendril/condition';
import { useState } from 'react';
import { useEditor } from '../../state/editor-context.ts';
import { nameTyped } from '../form/name-options.ts';
import { useNameOptions } from '../form/use-name-options.ts';
import { subjectsFor, type SubjectGroup } from './subjects.ts';

/** What a test is about. Fields and events that no lead has yet can be typed. */
export function SubjectSelect({ value, onChange }: { value: string; onChange: (subject: string) => void }) {
  const { fields } = useEditor();
  const [isWanted, setWanted] = useState(false);
  const [searched, setSearched] = useState('');
  const events = useNameOptions('event', { isWanted });
  const topics = useNameOptions('topic', { isWanted }).map(({ name }) => name);
  const groups = subjectsFor({ fields, events, topics, current: value });
  return (
    <Select
      aria-label="What it is about"
      flex={1}
      data={[...groups, ...newSubjects(searched, groups)]}
      value={value === '' ? null : value}
      placeholder="Choose"
      searchable
      searchValue={searched}
      onSearchChange={setSearched}
      onFocus={(event) => {
        setWanted(true);
        event.currentTarget.select();
      }}
      onChange={(subject) => subject !== null && onChange(subject)}
      allowDeselect={false}
      maxDropdownHeight={320}
    />
  );
}

/** A field or an event by the name that was typed, where there is none yet. */
function newSubjects(searched: string, groups: readonly SubjectGroup[]): SubjectGroup[] {
  const wanted = searched.trim();
  const items = groups.flatMap((group) => group.items);
  if (wanted.length < 2 || items.some(({ label }) => label.toLowerCase().includes(wanted.toLowerCase()))) return [];
  const field = nameTyped('leadField', wanted, []);
  const event = nameTyped('event', wanted, []);
  return [
    {
      group: 'New',
      items: [
        ...(isFieldName(field) ? [{ value: `lead.${field}`, label: `Field “${wanted}”` }] : []),
        { value: `event:${event}`, label: `Did “${wanted}”` },
      ],
    },
  ];
}
