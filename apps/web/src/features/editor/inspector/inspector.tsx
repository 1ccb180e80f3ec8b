import { ActionIcon, Alert, Button, Collapse, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertCircle, IconChevronDown, IconTrash, IconX } from '@tabler/icons-react';
import type { GraphNode } from '@tendril/journey';
import { useEditor, type Problems } from '../state/editor-context.ts';
import { StepIcon } from '../step-icon.tsx';
import { viewOf } from '../step-view.ts';
import { ActivityInput } from './activity-input.tsx';
import { FieldOfSchema } from './form/field-of-schema.ts';
import { GroupFields } from './form/group-field.tsx';
import { formSchemaOf } from './form/json-schema.ts';
import { SchemaField } from './form/schema-field.tsx';
import { StepOfForm } from './form/step-of-form.ts';
import classes from './inspector.module.css';

interface InspectorProps {
  step: GraphNode;
  problems: Problems;
  /** Back to the card. */
  onClose: () => void;
  onRemove: () => void;
}

/** The settings of one step: what it does as a sentence, what is wrong, then the form its kind asks for. */
export function Inspector({ step, problems, onClose, onRemove }: InspectorProps) {
  const { store } = useEditor();
  const { definition, group, icon, line } = viewOf(step);
  return (
    <aside
      className={classes.inspector}
      data-settings
      aria-label={`Settings of ${line}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <header className={classes.head}>
        <StepIcon icon={icon} group={group} />
        <div className={classes.kind}>
          <Text fz="xs" c="dimmed">
            {definition?.title ?? 'Unknown step'}
          </Text>
          <Text fw={600} fz="sm" lh={1.35}>
            {line}
          </Text>
        </div>
        <ActionIcon variant="subtle" color="gray" size={32} aria-label="Close settings" onClick={onClose}>
          <IconX size={18} />
        </ActionIcon>
      </header>
      <Stack gap="md" className={classes.form ?? ''}>
        {problems.map(({ code, message, severity }, index) => (
          <Alert
            key={`${code}/${index}`}
            variant="light"
            p="xs"
            color={severity === 'error' ? 'red' : 'gray'}
            icon={<IconAlertCircle size={18} />}
          >
            {message}
          </Alert>
        ))}
        <StepOfForm value={step.id}>
          <FieldOfSchema value={SchemaField}>
            {definition !== undefined && step.kind !== 'activity' && (
              <GroupFields
                schema={formSchemaOf(definition.config)}
                value={step.config}
                onChange={(config) =>
                  store.edit({ do: 'setConfig', id: step.id, config: Object(config) }, `settings ${step.id}`)
                }
              />
            )}
            {step.kind === 'activity' && <ActivityInput step={step} />}
          </FieldOfSchema>
        </StepOfForm>
        <TitleAndNotes step={step} />
        <Button
          variant="subtle"
          color="red"
          size="compact-sm"
          w="fit-content"
          leftSection={<IconTrash size={16} />}
          onClick={onRemove}
        >
          Delete step
        </Button>
      </Stack>
    </aside>
  );
}

function TitleAndNotes({ step }: { step: GraphNode }) {
  const { store } = useEditor();
  const [isOpen, { toggle }] = useDisclosure(step.notes !== undefined || step.title !== undefined);
  return (
    <div>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        mb={4}
        aria-expanded={isOpen}
        rightSection={<IconChevronDown size={16} style={{ transform: isOpen ? 'rotate(180deg)' : 'none' }} />}
        onClick={toggle}
      >
        Title and notes
      </Button>
      <Collapse expanded={isOpen}>
        <Stack gap="sm">
          <TextInput
            label="Title"
            placeholder={viewOf(step).definition?.title ?? ''}
            maxLength={120}
            value={step.title ?? ''}
            onChange={(event) =>
              store.edit({ do: 'setTitle', id: step.id, title: event.currentTarget.value }, `title ${step.id}`)
            }
          />
          <Textarea
            label="Notes"
            description="For colleagues; leads never see them."
            autosize
            minRows={2}
            maxLength={4_000}
            value={step.notes ?? ''}
            onChange={(event) =>
              store.edit({ do: 'setNotes', id: step.id, notes: event.currentTarget.value }, `notes ${step.id}`)
            }
          />
        </Stack>
      </Collapse>
    </div>
  );
}
