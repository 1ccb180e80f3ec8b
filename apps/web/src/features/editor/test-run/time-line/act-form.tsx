import { Button, Group, NativeSelect, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { repliesMean } from '../../inspector/form/replies-mean.ts';
import { useGraph } from '../../state/editor-context.ts';
import { movedTo, sayDeed, sayMeaning, unclear, type Act, type Deed } from '../play/deed.ts';
import { formsHeard } from '../play/events-heard.ts';
import { linksOfDraft } from '../play/links-of-draft.ts';
import type { Idle } from '../play/play-acts.ts';
import { dayMs, hourMs } from './time-scale.ts';

const minuteMs = 60_000;

interface ActFormProps {
  act: Act;
  idle: Idle | undefined;
  onChange: (act: Act) => void;
  onRemove: () => void;
}

/** What exactly the lead does, and when; each change is played at once. */
export function ActForm({ act, idle, onChange, onRemove }: ActFormProps) {
  return (
    <Stack gap="xs">
      <Text fz="sm" fw={600}>
        {sayDeed(act.deed)}
      </Text>
      {idle !== undefined && (
        <Text fz="xs" c="light-dark(#8a5a00, #ffc857)">
          {idle === 'noEmail'
            ? 'No email has reached them by then: nothing happens.'
            : 'They have left by then: nothing happens.'}
        </Text>
      )}
      <DeedFields deed={act.deed} onChange={(deed) => onChange({ ...act, deed })} />
      <WhenFields act={act} onChange={onChange} />
      <Button
        size="compact-sm"
        variant="subtle"
        color="red"
        c="light-dark(#b3261e, #ffb4ab)"
        leftSection={<IconTrash size={16} />}
        onClick={onRemove}
      >
        Remove
      </Button>
    </Stack>
  );
}

/** How long after entering. */
function WhenFields({ act, onChange }: { act: Act; onChange: (act: Act) => void }) {
  const { afterMs } = act;
  const [days, hours, minutes] = [
    Math.floor(afterMs / dayMs),
    Math.floor((afterMs % dayMs) / hourMs),
    Math.floor((afterMs % hourMs) / minuteMs),
  ];
  const set = (to: { days?: number; hours?: number; minutes?: number }): void =>
    onChange(
      movedTo(act, (to.days ?? days) * dayMs + (to.hours ?? hours) * hourMs + (to.minutes ?? minutes) * minuteMs),
    );
  const common = { size: 'xs' as const, min: 0, allowDecimal: false, allowNegative: false };
  return (
    <Group gap={6} grow wrap="nowrap" role="group" aria-label="After entering">
      <NumberInput {...common} label="Days in" max={730} value={days} onChange={(to) => set({ days: Number(to) })} />
      <NumberInput {...common} label="Hours" max={23} value={hours} onChange={(to) => set({ hours: Number(to) })} />
      <NumberInput
        {...common}
        label="Minutes"
        max={59}
        value={minutes}
        onChange={(to) => set({ minutes: Number(to) })}
      />
    </Group>
  );
}

const meanings = [...repliesMean, unclear].map((means) => ({
  value: means,
  label: means === unclear ? 'unclear: a person must look' : sayMeaning(means),
}));

function DeedFields({ deed, onChange }: { deed: Deed; onChange: (deed: Deed) => void }) {
  const graph = useGraph();
  switch (deed.kind) {
    case 'open':
    case 'unsubscribe':
      return null;
    case 'click':
      return (
        <NativeSelect
          size="xs"
          label="Which link"
          data={[
            { value: '', label: 'The first one' },
            ...linksOfDraft(graph).map((url) => ({ value: url, label: url })),
          ]}
          value={deed.url}
          onChange={(event) => onChange({ ...deed, url: event.currentTarget.value })}
        />
      );
    case 'reply':
      return (
        <>
          <NativeSelect
            size="xs"
            label="The reply means"
            data={meanings}
            value={deed.means}
            onChange={(event) => onChange({ ...deed, means: event.currentTarget.value })}
          />
          <NumberInput
            size="xs"
            label="Come back in, days (may be empty)"
            min={1}
            max={365}
            allowDecimal={false}
            value={deed.backInDays ?? ''}
            onChange={(days) => onChange({ ...deed, backInDays: days === '' ? null : Number(days) })}
          />
        </>
      );
    case 'absence':
      return (
        <NumberInput
          size="xs"
          label="Away for, days"
          min={1}
          max={365}
          allowDecimal={false}
          value={deed.days}
          onChange={(days) => onChange({ ...deed, days: Math.max(1, Number(days)) })}
        />
      );
    case 'form':
      return (
        <NativeSelect
          size="xs"
          label="Form"
          data={[...new Set([...formsHeard(graph), deed.form])]}
          value={deed.form}
          onChange={(event) => onChange({ ...deed, form: event.currentTarget.value })}
        />
      );
    case 'event':
      return Object.entries(deed.properties).map(([name, value]) => (
        <TextInput
          key={name}
          size="xs"
          label={sayMeaning(name)}
          value={value}
          onChange={(event) =>
            onChange({ ...deed, properties: { ...deed.properties, [name]: event.currentTarget.value } })
          }
        />
      ));
  }
}
