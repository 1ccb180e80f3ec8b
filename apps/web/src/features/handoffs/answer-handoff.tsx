import { Button, Group, SimpleGrid, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { SalesActs } from './use-sales-acts.ts';

type Asked = 'nothing' | 'date' | 'reason';

/** Accept, not now, or reject; the last two ask one thing more. */
export function AnswerHandoff({ acts, name }: { acts: Pick<SalesActs, 'answer' | 'isAnswering'>; name: string }) {
  const { answer, isAnswering } = acts;
  const [asked, setAsked] = useState<Asked>('nothing');
  const askNothing = (): void => setAsked('nothing');
  return (
    <>
      {asked === 'nothing' && (
        <SimpleGrid cols={3} spacing={8}>
          <Button
            size="md"
            px={8}
            loading={isAnswering}
            onClick={() => answer({ state: 'accepted' })}
            aria-label={`Accept ${name}`}
          >
            Accept
          </Button>
          <Button size="md" px={8} variant="default" onClick={() => setAsked('date')} aria-label={`Not now: ${name}`}>
            Not now
          </Button>
          <Button size="md" px={8} variant="default" onClick={() => setAsked('reason')} aria-label={`Reject ${name}`}>
            Reject
          </Button>
        </SimpleGrid>
      )}
      {asked === 'date' && (
        <OneMore
          label="When should we come back to them?"
          type="date"
          action="Come back then"
          isPending={isAnswering}
          onSend={(until) => answer({ state: 'not_now', ...(until === '' ? {} : { until }) })}
          onCancel={askNothing}
        />
      )}
      {asked === 'reason' && (
        <OneMore
          label="Why is this no lead for sales?"
          type="text"
          action="Reject the lead"
          isRequired
          isPending={isAnswering}
          onSend={(reason) => answer({ state: 'rejected', reason })}
          onCancel={askNothing}
        />
      )}
    </>
  );
}

interface OneMoreProps {
  label: string;
  type: 'date' | 'text';
  /** What the button says. */
  action: string;
  isRequired?: boolean;
  isPending: boolean;
  onSend: (value: string) => void;
  onCancel: () => void;
}

function OneMore({ label, type, action, isRequired = false, isPending, onSend, onCancel }: OneMoreProps) {
  const [value, setValue] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isRequired && value.trim() === '') setIsMissing(true);
    else onSend(value.trim());
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        label={label}
        type={type}
        size="md"
        autoFocus
        maxLength={500}
        value={value}
        error={isMissing ? 'Say it in a few words: marketing learns from it.' : null}
        onChange={(event) => {
          setValue(event.currentTarget.value);
          setIsMissing(false);
        }}
      />
      <Group mt="sm" gap="sm" wrap="nowrap">
        <Button size="md" variant="default" flex="none" onClick={onCancel}>
          Back
        </Button>
        <Button size="md" type="submit" flex={1} loading={isPending}>
          {action}
        </Button>
      </Group>
    </form>
  );
}
