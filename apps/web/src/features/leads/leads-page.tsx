import { Button, Card, CloseButton, Group, Pagination, Select, Skeleton, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconSearch, IconUsers } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { stageTitles } from '@tendril/condition';
import { useTRPC } from '../../lib/api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { AddLead } from './add-lead.tsx';
import { LeadTable } from './lead-table.tsx';
import classes from './leads.module.css';

const route = getRouteApi('/leads');
const count = new Intl.NumberFormat('en');
const stages = Object.entries(stageTitles).map(([value, label]) => ({ value, label }));

/** Everyone who can be reached, by search and stage. What is looked for stands in the address. */
export function LeadsPage() {
  const { search = '', stage, page = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const [isAdding, { open, close }] = useDisclosure(false);
  const input = { page, ...(search === '' ? {} : { search }), ...(stage === undefined ? {} : { stage }) };
  const options = useTRPC().leads.list.queryOptions(input, { placeholderData: keepPreviousData });
  const { data: found, error, refetch } = useQuery(options);
  const isFiltered = search !== '' || stage !== undefined;

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
      <Filters search={search} stage={stage} />
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {found === undefined && error === null && <Skeleton h={420} radius="lg" aria-label="Loading" />}
      {found?.total === 0 && <NoLeads isFiltered={isFiltered} onAdd={open} />}
      {found !== undefined && found.leads.length > 0 && (
        <>
          <Card withBorder radius="lg" padding={0} className={classes.list ?? ''}>
            <LeadTable leads={found.leads} />
          </Card>
          <Group justify="space-between">
            <Text fz="sm" c="dimmed" role="status">
              {found.total === 1 ? '1 lead' : `${count.format(found.total)} leads`}
              {isFiltered && ' found'}
            </Text>
            <Pagination
              total={Math.ceil(found.total / found.pageSize)}
              value={page}
              onChange={(to) =>
                void navigate({ search: { ...(isFiltered ? filtersOf(search, stage) : {}), page: to } })
              }
              getControlProps={(control) => ({ 'aria-label': `Go to the ${control} page` })}
              getItemProps={(item) => ({ 'aria-label': `Page ${item}` })}
              hideWithOnePage
            />
          </Group>
        </>
      )}
      <AddLead isOpen={isAdding} onClose={close} />
    </Page>
  );
}

function filtersOf(search: string, stage: string | undefined): { search?: string; stage?: string } {
  return { ...(search === '' ? {} : { search }), ...(stage === undefined ? {} : { stage }) };
}

/** Both begin at the first page again. */
function Filters({ search, stage }: { search: string; stage: string | undefined }) {
  const navigate = route.useNavigate();
  const look = (words: string, inStage: string | undefined): void => {
    void navigate({ search: filtersOf(words, inStage), replace: true });
  };
  return (
    <Group gap="sm">
      <TextInput
        aria-label="Search leads"
        placeholder="Search by name, address or company"
        leftSection={<IconSearch size={16} />}
        rightSection={
          search !== '' && <CloseButton size="sm" aria-label="Clear the search" onClick={() => look('', stage)} />
        }
        value={search}
        onChange={(event) => look(event.currentTarget.value, stage)}
        miw={240}
        flex={1}
      />
      <Select
        aria-label="Stage"
        placeholder="Every stage"
        data={stages}
        value={stage ?? null}
        onChange={(chosen) => look(search, chosen ?? undefined)}
        clearable
        clearButtonProps={{ 'aria-label': 'Show every stage' }}
        w={{ base: '100%', xs: 220 }}
      />
    </Group>
  );
}

function NoLeads({ isFiltered, onAdd }: { isFiltered: boolean; onAdd: () => void }) {
  return isFiltered ? (
    <EmptyState icon={IconSearch} title="Nobody found">
      No lead fits what you are looking for. Search for part of a name, an address or a company.
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
