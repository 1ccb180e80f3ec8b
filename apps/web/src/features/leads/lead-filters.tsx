import { Button, Chip, CloseButton, Group, NumberInput, Popover, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback, useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconFilter, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { stageTitles } from '@tendril/condition';
import { useEffect, useRef, useState } from 'react';
import { useTRPC } from '../../lib/api.ts';
import classes from './leads.module.css';
import type { AskedLeads } from './use-leads-search.ts';

const stages = Object.entries(stageTitles).map(([value, label]) => ({ value, label }));
const typingPauseMs = 200;
const widths = { stage: { base: '100%', xs: 206 }, other: { base: '100%', xs: 148 } };

/** What the list can be narrowed by. Each choice stands in the address. */
export function LeadFilters({ asked }: { asked: AskedLeads }) {
  const { search, ask } = asked;
  const { leads, journeys } = useTRPC();
  const { data: tags = [] } = useQuery(leads.tags.queryOptions());
  const { data: known = [] } = useQuery(journeys.list.queryOptions());
  // On a phone they stay folded until somebody asks, or one of them is at work.
  const isAtWork = [search.stage, search.journey, search.tag, search.from, search.to, search.held].some(
    (part) => part !== undefined,
  );
  const [isOpen, { toggle }] = useDisclosure(isAtWork);
  const choices = known.map(({ id, name }) => ({ value: id, label: name }));
  // An archived journey is not in the list; the filter is shown all the same.
  const hasUnknown = search.journey !== undefined && !choices.some(({ value }) => value === search.journey);
  return (
    <Group gap="sm" role="search" aria-label="Filter leads">
      <SearchField search={search.search ?? ''} onSearch={(words) => ask({ search: words }, { replace: true })} />
      <Button
        hiddenFrom="xs"
        variant="default"
        leftSection={<IconFilter size={16} />}
        aria-expanded={isOpen}
        onClick={toggle}
      >
        Filters
      </Button>
      <div className={classes.more} data-open={isOpen || undefined}>
        <Select
          aria-label="Stage"
          placeholder="Every stage"
          data={stages}
          value={search.stage ?? null}
          onChange={(chosen) => ask({ stage: chosen ?? undefined })}
          clearable
          clearButtonProps={{ 'aria-label': 'Show every stage' }}
          w={widths.stage}
        />
        <Select
          aria-label="In journey"
          placeholder="Any journey"
          data={hasUnknown ? [...choices, { value: search.journey ?? '', label: 'An archived journey' }] : choices}
          value={search.journey ?? null}
          onChange={(chosen) => ask({ journey: chosen ?? undefined })}
          searchable
          nothingFoundMessage="No journey is called that."
          clearable
          clearButtonProps={{ 'aria-label': 'In any journey or none' }}
          w={widths.other}
        />
        <Select
          aria-label="Tag"
          placeholder="Any tag"
          data={tags}
          value={search.tag ?? null}
          onChange={(chosen) => ask({ tag: chosen ?? undefined })}
          searchable
          nothingFoundMessage="Nobody has such a tag."
          clearable
          clearButtonProps={{ 'aria-label': 'With any tag or none' }}
          w={widths.other}
        />
        <ScoreRange asked={asked} />
        <Chip
          size="sm"
          variant="light"
          color="yellow"
          checked={search.held === true}
          onChange={(isHeld) => ask({ held: isHeld ? true : undefined })}
        >
          Held
        </Chip>
      </div>
    </Group>
  );
}

/** Looks for what is typed once the typing rests. */
function SearchField({ search, onSearch }: { search: string; onSearch: (words: string) => void }) {
  const [typed, setTyped] = useState(search);
  const asked = useRef(search);
  const look = (words: string): void => {
    asked.current = words;
    onSearch(words);
  };
  const lookSoon = useDebouncedCallback(look, typingPauseMs);
  // The address changed by itself, as by the back button: what was typed gives way.
  useEffect(() => {
    if (asked.current === search) return;
    asked.current = search;
    setTyped(search);
  }, [search]);
  const clear = (): void => {
    setTyped('');
    look('');
  };
  return (
    <TextInput
      aria-label="Search leads"
      placeholder="Name, address or company"
      leftSection={<IconSearch size={16} />}
      rightSection={typed !== '' && <CloseButton size="sm" aria-label="Clear the search" onClick={clear} />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        lookSoon(event.currentTarget.value);
      }}
      miw={180}
      flex={1}
    />
  );
}

function ScoreRange({ asked: { search, ask } }: { asked: AskedLeads }) {
  const { from, to } = search;
  const isAsked = from !== undefined || to !== undefined;
  const numberOf = (value: string | number): number | undefined => (typeof value === 'number' ? value : undefined);
  return (
    <Popover position="bottom-start" withArrow trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant={isAsked ? 'light' : 'default'}
          fw={isAsked ? 600 : 400}
          rightSection={<IconChevronDown size={16} />}
        >
          {sayRange(from, to)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Group gap="sm" align="flex-end" wrap="nowrap">
          <NumberInput
            label="Score from"
            value={from ?? ''}
            onChange={(value) => ask({ from: numberOf(value) }, { replace: true })}
            allowDecimal={false}
            w={110}
            data-autofocus
          />
          <NumberInput
            label="to"
            aria-label="Score to"
            value={to ?? ''}
            onChange={(value) => ask({ to: numberOf(value) }, { replace: true })}
            allowDecimal={false}
            w={110}
          />
          <Button variant="subtle" color="gray" onClick={() => ask({ from: undefined, to: undefined })}>
            Any score
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}

function sayRange(from: number | undefined, to: number | undefined): string {
  if (from !== undefined && to !== undefined) return `Score ${from} to ${to}`;
  if (from !== undefined) return `Score from ${from}`;
  return to === undefined ? 'Any score' : `Score up to ${to}`;
}
