import { Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../../lib/api.ts';

/** Who reads the preview. */
export interface Reader {
  id: string;
  name: string;
  email: string | null;
}

const inventedName = 'Robin Sample (invented)';
const inventedId = 'invented';

/** Chooses whose eyes the email is seen with: any lead, or somebody invented (null). */
export function ReaderSelect({
  reader,
  onChange,
}: {
  reader: Reader | null;
  onChange: (reader: Reader | null) => void;
}) {
  const [typed, setTyped] = useState(inventedName);
  const shown = reader?.name ?? inventedName;
  // What stands in the field after choosing is a name and no search.
  const [search] = useDebouncedValue(typed === shown ? '' : typed.trim().slice(0, 200), 200);
  const options = useTRPC().leads.list.queryOptions(search === '' ? {} : { search }, {
    placeholderData: keepPreviousData,
  });
  const { data } = useQuery(options);
  const leads: Reader[] = data?.leads.slice(0, 20) ?? [];
  const known = reader === null || leads.some(({ id }) => id === reader.id) ? leads : [reader, ...leads];
  return (
    <Select
      label="Read as"
      size="xs"
      searchable
      allowDeselect={false}
      nothingFoundMessage="No lead has this name or address"
      data={[{ value: inventedId, label: inventedName }, ...known.map(({ id, name }) => ({ value: id, label: name }))]}
      // The API has searched already, also by address and company.
      filter={({ options: all }) => all}
      comboboxProps={{ width: 320, position: 'bottom-start' }}
      renderOption={({ option }) => {
        const email = known.find(({ id }) => id === option.value)?.email ?? null;
        return (
          <div style={{ overflowWrap: 'anywhere' }}>
            {option.label}
            {email !== null && email !== option.label && (
              <Text fz="xs" c="dimmed">
                {email}
              </Text>
            )}
          </div>
        );
      }}
      searchValue={typed}
      onSearchChange={setTyped}
      onFocus={(event) => event.currentTarget.select()}
      value={reader?.id ?? inventedId}
      onChange={(chosen) => onChange(known.find(({ id }) => id === chosen) ?? null)}
      maxDropdownHeight={280}
    />
  );
}
