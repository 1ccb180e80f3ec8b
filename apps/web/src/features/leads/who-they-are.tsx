import { Alert, Avatar, Badge, Card, Divider, Group, Stack, Text, Title } from '@mantine/core';
import { IconMailOff } from '@tabler/icons-react';
import type { LeadOverview } from '@tendril/api';
import { sayField, sayFieldValue } from './say-field.ts';
import { sayNext } from './say-next.ts';
import { ScoreWhy } from './score-why.tsx';
import { StageBadge } from './stage-badge.tsx';

type Lead = LeadOverview['lead'];

/** Shown on top already, or in the name. */
const inTheHead: ReadonlySet<string> = new Set(['first_name', 'last_name', 'company', 'title']);
const suppressions: Readonly<Record<string, string>> = {
  bounced: 'The address does not exist.',
  complained: 'They marked an email as spam.',
  unsubscribed: 'They unsubscribed.',
};
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** Name, stage, score, what they allow, and every field that is known. */
export function WhoTheyAre({ overview }: { overview: LeadOverview }) {
  const { lead, scoreParts, owner, runs } = overview;
  const { name, email, fields, stage, score, tags, suppression } = lead;
  const role = [fields['title'], fields['company']]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(', ');
  return (
    <Card withBorder radius="lg" padding="md">
      <Group wrap="nowrap" gap="sm" align="flex-start">
        <Avatar name={name} color="leaf" radius="xl" size={44} aria-hidden />
        <div style={{ minWidth: 0 }}>
          <Title order={1} fz={20} style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Title>
          {role !== '' && (
            <Text fz="sm" c="dimmed">
              {role}
            </Text>
          )}
        </div>
      </Group>
      <Stack mt="md" gap={8} align="stretch">
        <StageBadge stage={stage} />
        <ScoreWhy score={score} parts={scoreParts} />
      </Stack>
      {suppression !== null && (
        <Alert mt="md" color="red" variant="light" p="sm" icon={<IconMailOff />} title="No email reaches them">
          {suppressions[suppression] ?? suppression}
        </Alert>
      )}
      {tags.length > 0 && (
        <Group mt="md" gap={6}>
          {tags.map((tag) => (
            <Badge key={tag} variant="default" tt="none" fw={500}>
              {tag}
            </Badge>
          ))}
        </Group>
      )}
      <Divider my="md" />
      <Stack component="dl" gap={10} m={0}>
        <Fact label="Next" value={sayNext(runs)} />
        <Fact label="With sales" value={owner ?? 'Nobody yet'} />
        {email !== null && email !== name && <Fact label="Email" value={email} />}
        {Object.entries(fields)
          .filter(([field, value]) => !inTheHead.has(field) && sayFieldValue(field, value) !== '')
          .map(([field, value]) => (
            <Fact key={field} label={sayField(field)} value={sayFieldValue(field, value)} />
          ))}
        <Facts lead={lead} />
      </Stack>
    </Card>
  );
}

function Facts({ lead: { timeZone, consents, createdAt } }: { lead: Lead }) {
  return (
    <>
      {timeZone !== null && <Fact label="Time zone" value={timeZone.replaceAll('_', ' ')} />}
      {consents.map(({ topic, state, at }) => (
        <Fact
          key={topic}
          label={`Emails about ${topic}`}
          value={`${state === 'given' ? 'Agreed' : 'Withdrawn'} on ${day.format(Date.parse(at))}`}
        />
      ))}
      {consents.length === 0 && <Fact label="Marketing emails" value="Not agreed to" />}
      <Fact label="Known since" value={day.format(Date.parse(createdAt))} />
    </>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <Text component="dt" fz="xs" c="dimmed">
        {label}
      </Text>
      <Text component="dd" fz="sm" m={0} style={{ overflowWrap: 'anywhere' }}>
        {value}
      </Text>
    </div>
  );
}
