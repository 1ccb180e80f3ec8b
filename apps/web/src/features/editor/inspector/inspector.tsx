import { ActionIcon, Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertCircle, IconTrash, IconX } from '@tabler/icons-react';
import type { GraphNode } from '@tendril/journey';
import { useMemo, useRef } from 'react';
import { useEditor, type Problems } from '../state/editor-context.ts';
import { StepIcon } from '../step-icon.tsx';
import { nameOf, ownStepOf, viewOf } from '../step-view.ts';
import { ActivityForm, sayAttempts } from './activity-form.tsx';
import { faultsBeside } from './faults-beside.ts';
import { FieldOfSchema } from './form/field-of-schema.ts';
import { SettingFaults } from './form/field-props.ts';
import { GroupFields } from './form/group-field.tsx';
import { formSchemaOf } from './form/json-schema.ts';
import { SchemaField } from './form/schema-field.tsx';
import { StepOfForm } from './form/step-of-form.ts';
import { goToSetting } from './go-to-setting.ts';
import { IfItFails } from './if-it-fails.tsx';
import classes from './inspector.module.css';
import { Numbers } from './numbers.tsx';
import { Sentence } from './sentence.tsx';
import { TitleAndNotes } from './title-and-notes.tsx';

interface InspectorProps {
  step: GraphNode;
  problems: Problems;
  /** Back to the card. */
  onClose: () => void;
  onRemove: () => void;
}

/** The settings of one step: what it does as a sentence, what is wrong, the form its kind asks for, and what is seldom needed. */
export function Inspector({ step, problems, onClose, onRemove }: InspectorProps) {
  const { store, catalogue } = useEditor();
  const { definition, line } = viewOf(step, catalogue);
  const { beside, above } = useMemo(() => faultsBeside(step, problems), [step, problems]);
  const form = useRef<HTMLDivElement>(null);
  const change = (config: unknown): void =>
    store.edit({ do: 'setConfig', id: step.id, config: Object(config) }, `settings ${step.id}`);
  const goTo = (setting: string): void => {
    if (form.current !== null) goToSetting(form.current, setting);
  };
  return (
    <aside
      className={classes.inspector}
      data-settings
      aria-label={`Settings of ${line}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented && !isListOpen(event.target)) onClose();
      }}
    >
      <Head step={step} onGoTo={goTo} onClose={onClose} />
      <SettingFaults value={beside}>
        <StepOfForm value={step.id}>
          <FieldOfSchema value={SchemaField}>
            <Stack ref={form} gap="md" className={classes.form ?? ''}>
              {/* As the check calls it, which knows no catalogue. */}
              <ProblemsAbove problems={above} called={nameOf(step)} />
              {definition !== undefined && step.kind !== 'activity' && (
                <GroupFields schema={formSchemaOf(definition.config)} value={step.config} onChange={change} />
              )}
              {step.kind === 'activity' && <ActivityForm step={step} onChange={change} />}
            </Stack>
            {definition !== undefined && (
              <IfItFails
                step={step}
                definition={definition}
                also={sayAttempts(step, catalogue)}
                hasFault={beside.has('ifNotSent')}
                onChange={change}
              />
            )}
          </FieldOfSchema>
        </StepOfForm>
      </SettingFaults>
      <Numbers stepId={step.id} />
      <TitleAndNotes step={step} />
      <Button
        className={classes.remove ?? ''}
        variant="subtle"
        color="red"
        size="compact-sm"
        leftSection={<IconTrash size={16} />}
        onClick={onRemove}
      >
        Delete step
      </Button>
    </aside>
  );
}

/** Escape closes a list that is open, and the settings only after that. */
function isListOpen(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.dataset['expanded'] === 'true';
}

function Head({ step, onGoTo, onClose }: { step: GraphNode; onGoTo: (setting: string) => void; onClose: () => void }) {
  const { catalogue } = useEditor();
  const { definition, group, icon } = viewOf(step, catalogue);
  return (
    <header className={classes.head}>
      <StepIcon icon={icon} group={group} />
      <div className={classes.kind}>
        <Text fz="xs" c="dimmed">
          {ownStepOf(step, catalogue)?.title ?? definition?.title ?? 'Unknown step'}
        </Text>
        {step.title !== undefined && (
          <Text fw={600} fz="sm" lh={1.35}>
            {step.title}
          </Text>
        )}
        <Sentence step={step} onGoTo={onGoTo} />
      </div>
      <ActionIcon variant="subtle" color="gray" size={32} aria-label="Close settings" onClick={onClose}>
        <IconX size={18} />
      </ActionIcon>
    </header>
  );
}

/** A hint need not name the step it stands in. */
function withoutName(message: string, called: string): string {
  const start = `"${called}": `;
  const rest = message.startsWith(start) ? message.slice(start.length) : message;
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** What is about the whole step. Hints keep quiet: nothing has to be done about them. */
function ProblemsAbove({ problems, called }: { problems: Problems; called: string }) {
  const hints = problems.filter(({ severity }) => severity === 'hint');
  return (
    <>
      {problems
        .filter(({ severity }) => severity === 'error')
        .map(({ code, message }, index) => (
          <Alert key={`${code}/${index}`} variant="light" p="xs" color="red" icon={<IconAlertCircle size={18} />}>
            {message}
          </Alert>
        ))}
      {hints.length > 0 && (
        <ul className={classes.hints}>
          {hints.map(({ code, message }, index) => (
            <li key={`${code}/${index}`}>{withoutName(message, called)}</li>
          ))}
        </ul>
      )}
    </>
  );
}
