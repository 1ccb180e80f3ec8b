import { ActionIcon, Tooltip } from '@mantine/core';
import { IconMaximize, IconSitemap, IconZoomIn, IconZoomOut, type Icon } from '@tabler/icons-react';
import { Panel, useReactFlow } from '@xyflow/react';
import { useEditor } from '../state/editor-context.ts';
import classes from './canvas.module.css';

const calm = { duration: 160 };

/** Zoom, fit and tidy, in the lower corner of the canvas. */
export function CanvasBar() {
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  const { store } = useEditor();
  const tidy = async (): Promise<void> => {
    const { tidyPlaces } = await import('./tidy.ts');
    store.edit({ do: 'moveNodes', positions: await tidyPlaces(store.get().history.graph) });
    requestAnimationFrame(() => void fitView({ ...calm, maxZoom: 1, padding: 0.15 }));
  };
  const acts: { words: string; icon: Icon; act: () => void }[] = [
    { words: 'Zoom out', icon: IconZoomOut, act: () => void zoomOut(calm) },
    { words: 'Zoom in', icon: IconZoomIn, act: () => void zoomIn(calm) },
    { words: 'Show all steps', icon: IconMaximize, act: () => void fitView({ ...calm, maxZoom: 1, padding: 0.15 }) },
    { words: 'Tidy up', icon: IconSitemap, act: () => void tidy() },
  ];
  return (
    <Panel position="bottom-left" className={classes.bar ?? ''}>
      {acts.map(({ words, icon: Drawing, act }) => (
        <Tooltip key={words} label={words}>
          <ActionIcon variant="subtle" color="gray" size={32} aria-label={words} onClick={act}>
            <Drawing size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      ))}
    </Panel>
  );
}
