import { Drawer, Stack, Text, Title } from '@mantine/core';
import { faultsBy, journeySettingsSchema } from '@tendril/journey';
import { useMemo, useState } from 'react';
import { FieldOfSchema } from '../inspector/form/field-of-schema.ts';
import { SettingFaults } from '../inspector/form/field-props.ts';
import { GroupFields } from '../inspector/form/group-field.tsx';
import { formSchemaOf } from '../inspector/form/json-schema.ts';
import { SchemaField } from '../inspector/form/schema-field.tsx';
import { useEditor, useGraph } from '../state/editor-context.ts';

/** The settings in the order of a lead's way, each group with what it does. */
const sections = [
  { section: 'entering', title: 'Who enters', says: 'Whether a lead who was here may come in again.' },
  {
    section: 'goal',
    title: 'Goal',
    says: 'What the journey is for. A lead reaches it wherever in the journey it stands, and is counted.',
  },
  {
    section: 'leaving',
    title: 'Leaving early',
    says: 'A lead for whom one of these comes true leaves at once, whatever it waits for.',
  },
  {
    section: 'sending',
    title: 'When emails go out',
    says: 'These hold for marketing emails, by the lead’s own clock; an email that may not leave yet waits. Without quiet hours here, those of the workspace hold.',
  },
] as const;

/** What holds for the whole journey: who may enter again, the goal, when leads leave, when emails go out. */
export function SettingsPanel({ onClose }: { onClose: () => void }) {
  const { store } = useEditor();
  const { settings } = useGraph();
  // What is incomplete stays here until it can be a setting.
  const [unfinished, setUnfinished] = useState<unknown>(null);
  const faults = useMemo(() => faultsIn(unfinished), [unfinished]);
  const change = (changed: unknown): void => {
    const parsed = journeySettingsSchema.safeParse(changed);
    setUnfinished(parsed.success ? null : changed);
    if (parsed.success) store.edit({ do: 'setSettings', settings: parsed.data }, 'settings of the journey');
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={480}
      title="Journey settings"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <SettingFaults value={faults}>
        <FieldOfSchema value={SchemaField}>
          <Stack gap="xl">
            {sections.map(({ section, title, says }) => (
              <section key={section} aria-label={title}>
                <Title order={2} fz={16}>
                  {title}
                </Title>
                <Text fz="sm" c="dimmed" mb="sm">
                  {says}
                </Text>
                <GroupFields
                  schema={formSchemaOf(journeySettingsSchema)}
                  section={section}
                  value={unfinished ?? settings}
                  onChange={change}
                />
              </section>
            ))}
          </Stack>
        </FieldOfSchema>
      </SettingFaults>
      {unfinished !== null && (
        <Text fz="sm" c="red" mt="md" role="status">
          Something is missing above. Until it is there, the last change is not kept.
        </Text>
      )}
    </Drawer>
  );
}

function faultsIn(unfinished: unknown): ReadonlyMap<string, string> {
  if (unfinished === null) return new Map();
  return new Map(faultsBy(journeySettingsSchema, unfinished).map(({ setting, beside }) => [setting, beside]));
}
