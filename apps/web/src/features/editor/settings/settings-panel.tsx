import { Drawer, Text } from '@mantine/core';
import { journeySettingsSchema } from '@tendril/journey';
import { useState } from 'react';
import { FieldOfSchema } from '../inspector/form/field-of-schema.ts';
import { GroupFields } from '../inspector/form/group-field.tsx';
import { formSchemaOf, type JsonSchema } from '../inspector/form/json-schema.ts';
import { SchemaField } from '../inspector/form/schema-field.tsx';
import { useEditor, useGraph } from '../state/editor-context.ts';

/** What holds for the whole journey: who may enter again, the goal, when leads leave, when emails go out. */
export function SettingsPanel({ onClose }: { onClose: () => void }) {
  const { store } = useEditor();
  const { settings } = useGraph();
  // What is incomplete stays here until it can be a setting.
  const [typed, setTyped] = useState<unknown>(settings);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={440}
      title="Journey settings"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Text fz="sm" c="dimmed" mb="md">
        Quiet hours, send window and cap hold for marketing email, in the lead’s own time zone.
      </Text>
      <FieldOfSchema value={SchemaField}>
        <GroupFields
          schema={titled(formSchemaOf(journeySettingsSchema))}
          value={typed}
          onChange={(changed) => {
            setTyped(changed);
            const parsed = journeySettingsSchema.safeParse(changed);
            if (parsed.success) store.edit({ do: 'setSettings', settings: parsed.data }, 'settings of the journey');
          }}
        />
      </FieldOfSchema>
    </Drawer>
  );
}

const titles: Readonly<Record<string, string>> = {
  reentry: 'A lead may enter',
  goal: 'Goal',
  exits: 'Leads leave when',
  quietHours: 'Quiet hours',
  sendWindow: 'Send window',
  frequencyCap: 'Cap on emails',
  timeZone: 'Time zone of leads whose own is not known',
};

function titled(schema: JsonSchema): JsonSchema {
  const fields = Object.entries(schema.properties ?? {});
  const named = fields.map(([name, field]) => [name, { ...field, title: titles[name] ?? field.title ?? name }]);
  return { ...schema, properties: Object.fromEntries(named) };
}
