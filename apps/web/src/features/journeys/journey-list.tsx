import { Card, CloseButton, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { IconArchive, IconSearch } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import type { JourneyInList } from '@tendril/api';
import type { JourneysSearch } from '../../routes/router.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { JourneyTable } from './journey-table.tsx';
import classes from './journeys.module.css';
import { journeysShown, type JourneyOrder, type ShownStatus } from './journeys-shown.ts';

const route = getRouteApi('/journeys');

const statusWords: Readonly<Record<ShownStatus | 'all', string>> = {
  all: 'All in use',
  live: 'Live',
  paused: 'Paused',
  draft: 'Drafts',
  archived: 'Archived',
};
const orderWords: Readonly<Record<JourneyOrder, string>> = {
  name: 'By name',
  changed: 'Changed last',
  inside: 'Most leads inside',
  entered: 'Most entries in 7 days',
};

/** The journeys, with what is looked for and in which order; all of that stands in the address. */
export function JourneyList({ journeys }: { journeys: readonly JourneyInList[] }) {
  const { search = '', status = null, order = 'name' } = route.useSearch();
  const navigate = route.useNavigate();
  const show = (change: JourneysSearch): void => {
    void navigate({ search: (before) => withoutDefaults({ ...before, ...change }), replace: true });
  };
  const found = journeysShown(journeys, { search, status, order });
  return (
    <Stack gap="md">
      <Group gap="sm">
        <TextInput
          className={classes.search ?? ''}
          aria-label="Search journeys"
          placeholder="Search by name"
          leftSection={<IconSearch size={16} />}
          rightSection={
            search !== '' && (
              <CloseButton size="sm" aria-label="Clear the search" onClick={() => show({ search: '' })} />
            )
          }
          value={search}
          onChange={(event) => show({ search: event.currentTarget.value })}
        />
        <NativeSelect
          aria-label="Status"
          value={status ?? 'all'}
          data={Object.entries(statusWords).map(([value, label]) => ({ value, label }))}
          onChange={({ currentTarget: { value } }) =>
            // Safe because these are the values offered.
            show({ status: value === 'all' ? undefined : (value as ShownStatus) })
          }
        />
        <NativeSelect
          aria-label="Order"
          value={order}
          data={Object.entries(orderWords).map(([value, label]) => ({ value, label }))}
          // Safe because these are the values offered.
          onChange={({ currentTarget: { value } }) => show({ order: value as JourneyOrder })}
        />
      </Group>
      {found.length === 0 ? (
        <NothingFound search={search} status={status} />
      ) : (
        <Card withBorder radius="lg" padding={0} className={classes.list ?? ''}>
          <JourneyTable journeys={found} />
        </Card>
      )}
    </Stack>
  );
}

function NothingFound({ search, status }: { search: string; status: ShownStatus | null }) {
  if (search === '' && status === 'archived') {
    return (
      <EmptyState icon={IconArchive} title="Nothing in the archive">
        Journeys you put away can be taken out again here.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={IconSearch} title="Nothing found">
      {search === '' ? 'No journey has this status.' : `No journey has “${search}” in its name.`}
    </EmptyState>
  );
}

/** What is as always is left out of the address. */
function withoutDefaults({ search, status, order }: JourneysSearch): JourneysSearch {
  return {
    ...(search ? { search } : {}),
    ...(status === undefined ? {} : { status }),
    ...(order === undefined || order === 'name' ? {} : { order }),
  };
}
