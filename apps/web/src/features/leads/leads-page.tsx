import { Box, Button, Card, Group, Pagination, Select, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconSearch, IconUsers } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { LeadPage } from '@tendril/api';
import { useTRPC } from '../../lib/api.ts';
import { sayAmount } from '../../lib/say-amount.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { AddLead } from './add-lead.tsx';
import { ConditionChip } from './condition-chip.tsx';
import { LeadCards } from './lead-cards.tsx';
import { LeadFilters } from './lead-filters.tsx';
import { LeadTable } from './lead-table.tsx';
import { leadSorts, type LeadsSearch } from './leads-search.ts';
import classes from './leads.module.css';
import { useLeadsSearch, type AskedLeads } from './use-leads-search.ts';

/** Everyone who can be reached, narrowed and in order as the address says. */
export function LeadsPage() {
  const asked = useLeadsSearch();
  const { search, condition, isFiltered, ask } = asked;
  const [isAdding, { open, close }] = useDisclosure(false);
  const input = { ...inputOf(search), ...(condition === null ? {} : { condition }) };
  const options = useTRPC().leads.list.queryOptions(input, { placeholderData: keepPreviousData });
  const { data: found, error, refetch } = useQuery(options);
  return (
    <Page
      title="Leads"
      about="Everyone who can be reached, with what they did last."
      actions={
        <Button leftSection={<IconPlus size={18} />} onClick={open}>
          Add a lead
        </Button>
      }
    >
      <LeadFilters asked={asked} />
      {search.condition !== undefined && (
        <ConditionChip condition={condition} onRemove={() => ask({ condition: undefined })} />
      )}
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {found === undefined && error === null && <Loading h={420} />}
      {found?.total === 0 && <NoLeads isFiltered={isFiltered} onAdd={open} onShowAll={asked.askForAll} />}
      {found !== undefined && found.total > 0 && <Found found={found} asked={asked} />}
      <AddLead isOpen={isAdding} onClose={close} />
    </Page>
  );
}

/** What the address asks for, as the procedure takes it; the condition apart, which has to be read first. */
function inputOf({ journey, held, from, to, condition: _condition, ...same }: LeadsSearch) {
  return {
    ...same,
    ...(journey === undefined ? {} : { journeyId: journey }),
    ...(held === undefined ? {} : { isHeld: held }),
    ...(from === undefined ? {} : { scoreFrom: from }),
    ...(to === undefined ? {} : { scoreTo: to }),
  };
}

function Found({ found: { leads, total, pageSize }, asked }: { found: LeadPage; asked: AskedLeads }) {
  const { search, isFiltered, goToPage } = asked;
  return (
    <>
      <Box hiddenFrom="sm">
        <SortSelect asked={asked} />
        <LeadCards leads={leads} />
      </Box>
      <Card withBorder radius="lg" padding={0} className={classes.list ?? ''} visibleFrom="sm">
        <LeadTable leads={leads} asked={asked} />
      </Card>
      <Group justify="space-between">
        <Text fz="sm" c="dimmed" role="status">
          {sayAmount(total, 'lead')}
          {isFiltered && ' found'}
        </Text>
        <Pagination
          total={Math.ceil(total / pageSize)}
          value={search.page ?? 1}
          onChange={goToPage}
          getControlProps={(control) => ({ 'aria-label': `Go to the ${control} page` })}
          getItemProps={(item) => ({ 'aria-label': `Page ${item}` })}
          hideWithOnePage
        />
      </Group>
    </>
  );
}

const orders: Readonly<Record<string, string>> = {
  'newest down': 'Newest first',
  'newest up': 'Oldest first',
  'name up': 'By name',
  'company up': 'By company',
  'stage down': 'By stage, furthest first',
  'score down': 'Highest score first',
};

/** On a phone there are no titles of columns to put the list in order. */
function SortSelect({ asked: { search, sortBy } }: { asked: AskedLeads }) {
  const { sort = 'newest', order = 'down' } = search;
  const chosen = `${sort} ${order}`;
  return (
    <Select
      aria-label="Order"
      data={Object.entries(orders).map(([value, label]) => ({ value, label }))}
      value={chosen in orders ? chosen : null}
      placeholder="Order"
      allowDeselect={false}
      mb="sm"
      onChange={(value) => {
        const [column, towards] = (value ?? '').split(' ');
        const known = leadSorts.find((name) => name === column);
        if (known !== undefined) sortBy(known, towards === 'up' ? 'up' : 'down');
      }}
    />
  );
}

interface NoLeadsProps {
  isFiltered: boolean;
  onAdd: () => void;
  onShowAll: () => void;
}

function NoLeads({ isFiltered, onAdd, onShowAll }: NoLeadsProps) {
  return isFiltered ? (
    <EmptyState icon={IconSearch} title="Nobody found">
      No lead fits what you are looking for. Search for part of a name, an address or a company, or ask for less.
      <Button mt="md" variant="default" display="block" mx="auto" onClick={onShowAll}>
        Show all leads
      </Button>
    </EmptyState>
  ) : (
    <EmptyState icon={IconUsers} title="No leads yet">
      Whoever fills in one of your forms appears here. You can also add somebody by hand.
      <Button mt="md" display="block" mx="auto" onClick={onAdd}>
        Add a lead
      </Button>
    </EmptyState>
  );
}
