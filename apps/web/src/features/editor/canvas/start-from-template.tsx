import { Modal, Stack, Text, UnstyledButton } from '@mantine/core';
import { applyEdit, drawTemplate, journeyTemplates, type JourneyTemplate } from '@tendril/journey';
import { useEditor } from '../state/editor-context.ts';
import { useShowBeginning } from './use-tidying.ts';
import classes from './empty-canvas.module.css';

/** Fills an empty draft from a template. What the template would ask stands in it as an example, to be changed in place. */
export function StartFromTemplate({ onClose }: { onClose: () => void }) {
  const { store } = useEditor();
  const showBeginning = useShowBeginning();
  const start = async (template: JourneyTemplate): Promise<void> => {
    const { name, settings } = store.get().history.graph;
    const drawn = drawTemplate(template, { name, timeZone: settings.timeZone });
    const { tidyPlaces } = await import('./tidy.ts');
    const placed = applyEdit(drawn, { do: 'moveNodes', positions: await tidyPlaces(drawn) });
    store.replace(placed, `start from ${template.name}`);
    onClose();
    showBeginning();
  };
  return (
    <Modal opened onClose={onClose} title="Start from a template" radius="lg" centered>
      <Stack gap={8}>
        {journeyTemplates.map((template) => (
          <UnstyledButton key={template.id} className={classes.template ?? ''} onClick={() => void start(template)}>
            <Text fw={600} fz="sm">
              {template.name}
            </Text>
            <Text fz="xs" c="dimmed">
              {template.about}
            </Text>
          </UnstyledButton>
        ))}
      </Stack>
    </Modal>
  );
}
