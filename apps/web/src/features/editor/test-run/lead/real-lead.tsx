import { Loader, ScrollArea, Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { sayStage } from '@tendril/condition';
import type { LeadFacts } from '@tendril/journey';
import { useState } from 'react';
import { useTRPC } from '../../../../lib/api.ts';
import { ProblemNote } from '../../../../ui/problem-note.tsx';
import { sayMeaning } from '../play/deed.ts';
import { factsOf, sayLead } from '../play/lead-facts.ts';

interface RealLeadProps {
  /** Null until one was chosen. */
  lead: LeadFacts | null;
  onChoose: (lead: LeadFacts) => void;
}

const typingMs = 200;

/** Finds a real lead, and says what the journey will know of them. */
export function RealLead({ lead, onChoose }: RealLeadProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, typingMs);
  const [problem, setProblem] = useState<unknown>(null);
  const found = useQuery(trpc.leads.list.queryOptions({ search }, { placeholderData: keepPreviousData }));
  const choose = async (id: string): Promise<void> => {
    setProblem(null);
    try {
      onChoose(factsOf(await queries.fetchQuery(trpc.leads.get.queryOptions({ id }))));
    } catch (error) {
      setProblem(error);
    }
  };
  const offered = (found.data?.leads ?? []).map(({ id, name, company }) => ({
    value: id,
    label: company === null ? name : `${name}, ${company}`,
  }));
  return (
    <>
      <Select
        size="xs"
        label="Lead"
        placeholder="Search by name, address or company"
        searchable
        // The server has searched already.
        filter={({ options }) => options}
        data={
          lead === null || offered.some(({ value }) => value === lead.id)
            ? offered
            : [...offered, { value: lead.id, label: sayLead(lead) }]
        }
        value={lead?.id ?? null}
        onSearchChange={(words) => setTyped(words === (lead === null ? '' : sayLead(lead)) ? '' : words)}
        onChange={(id) => id !== null && void choose(id)}
        nothingFoundMessage="Nobody found"
        rightSection={found.isFetching ? <Loader size={14} aria-label="Searching" /> : undefined}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
      />
      {(problem ?? found.error) !== null && <ProblemNote error={problem ?? found.error} />}
      {lead !== null && (
        <ScrollArea.Autosize mah="min(260px, 28vh)" type="auto" offsetScrollbars="present">
          <KnownOfLead lead={lead} />
        </ScrollArea.Autosize>
      )}
      <Text fz="xs" c="dimmed">
        The test knows what stands here, not what they did before.
      </Text>
    </>
  );
}

function KnownOfLead({ lead }: { lead: LeadFacts }) {
  const consents = Object.keys(lead.consents).filter((topic) => lead.consents[topic] === true);
  const lines = [
    ['Email address', lead.email ?? 'not known'],
    ['Score', String(lead.score)],
    ['Stage', sayStage(lead.stage)],
    ['Tags', lead.tags.join(', ') || 'none'],
    ['Agreed to', consents.map(sayMeaning).join(', ') || 'nothing'],
    ...(lead.suppression === null ? [] : [['No emails because', sayMeaning(lead.suppression)]]),
    ...Object.entries(lead.fields).map(([name, value]) => [sayMeaning(name), String(value)]),
  ];
  return (
    <dl style={{ display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '2px 12px', margin: 0 }}>
      {lines.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <Text component="dt" fz="xs" c="dimmed">
            {name}
          </Text>
          <Text component="dd" fz="xs" m={0} style={{ overflowWrap: 'anywhere' }}>
            {value}
          </Text>
        </div>
      ))}
    </dl>
  );
}
