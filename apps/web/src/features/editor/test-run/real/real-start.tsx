import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconPlayerPlayFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTRPC } from '../../../../lib/api.ts';
import { ProblemNote } from '../../../../ui/problem-note.tsx';
import { EntryChoice } from '../entry-choice.tsx';
import { LeadChoice } from '../lead/lead-choice.tsx';
import type { Test } from '../use-test.ts';
import type { RealPlay } from './use-real-play.ts';

const speeds = [
  { value: '1000', label: 'A day in 1 s' },
  { value: '10000', label: 'A day in 10 s' },
  { value: '60000', label: 'A day in 1 min' },
];

/** Asks where the emails of a play go, and how fast its days pass. */
export function RealStart({ test, play }: { test: Test; play: RealPlay }) {
  const { setup, change } = test;
  const [address, setAddress] = useLocalStorage({
    key: 'tendril.play-address',
    defaultValue: '',
    getInitialValueInEffect: false,
  });
  const [speed, setSpeed] = useState('10000');
  const [isMissing, setIsMissing] = useState(false);
  const { data: status } = useQuery(useTRPC().system.status.queryOptions());
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsMissing(address.trim() === '');
    if (address.trim() === '') return;
    const { entryStep, lead } = setup;
    play.start({
      ...{ address: address.trim(), dayMs: Number(speed), fields: { ...lead.fields } },
      ...(entryStep === null ? {} : { entryStep }),
    });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm" p="md" maw={1080}>
        <Text fz="sm">
          The whole journey on the real system, with its days passing quickly. Sends only to this address,{' '}
          {status?.usesTestMailbox === false ? 'by your provider.' : 'into the Test mailbox.'} Leads and numbers of the
          journey stay as they are.
        </Text>
        <Group align="flex-end" gap="sm">
          <TextInput
            label="Send to"
            type="email"
            size="xs"
            w={240}
            placeholder="you@company.example"
            value={address}
            error={isMissing ? 'Give an email address.' : null}
            onChange={(event) => {
              setAddress(event.currentTarget.value);
              setIsMissing(false);
            }}
          />
          <Select
            label="How fast"
            size="xs"
            w={140}
            data={speeds}
            value={speed}
            onChange={(chosen) => chosen !== null && setSpeed(chosen)}
            allowDeselect={false}
          />
          <LeadChoice
            setup={setup}
            note="An invented lead with these fields plays, at the address you give. Nobody real is written to or changed."
            onChange={change}
          />
          <EntryChoice setup={setup} onChange={change} />
          <Button
            type="submit"
            size="xs"
            loading={play.isPending}
            leftSection={<IconPlayerPlayFilled size={16} aria-hidden />}
          >
            Start playing
          </Button>
        </Group>
        {play.problem !== null && <ProblemNote error={play.problem} />}
        {play.refused.map((message) => (
          <Text key={message} fz="sm" c="light-dark(#b3261e, #ffb4ab)" role="alert">
            {message}
          </Text>
        ))}
      </Stack>
    </form>
  );
}
