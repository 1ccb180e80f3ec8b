import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { useFullscreenDocument } from '@mantine/hooks';
import {
  IconArrowBarToDown,
  IconArrowBarToRight,
  IconArrowsMaximize,
  IconArrowsMinimize,
  IconFocusCentered,
  IconSitemap,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { Panel, useReactFlow } from '@xyflow/react';
import { useState, type ReactNode } from 'react';
import { useGraph } from '../state/editor-context.ts';
import { useCanEdit } from '../state/use-can-edit.ts';
import classes from './canvas.module.css';
import { useTidying } from './use-tidying.ts';

const calm = { duration: 150 };

/** Zoom, fit, tidy and full screen, in the lower corner of the canvas. */
export function CanvasBar() {
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  const { fullscreen, toggle } = useFullscreenDocument();
  const canEdit = useCanEdit();
  return (
    <Panel position="bottom-left" className={classes.bar ?? ''}>
      <BarIcon words="Zoom out" act={() => void zoomOut(calm)}>
        <IconZoomOut size={18} stroke={1.75} />
      </BarIcon>
      <BarIcon words="Zoom in" act={() => void zoomIn(calm)}>
        <IconZoomIn size={18} stroke={1.75} />
      </BarIcon>
      <BarIcon words="Show all steps" act={() => void fitView({ ...calm, maxZoom: 1, padding: 0.15 })}>
        <IconFocusCentered size={18} stroke={1.75} />
      </BarIcon>
      {canEdit && <TidyMenu />}
      <BarIcon words={fullscreen ? 'Leave full screen' : 'Full screen'} act={() => void toggle()}>
        {fullscreen ? <IconArrowsMinimize size={18} stroke={1.75} /> : <IconArrowsMaximize size={18} stroke={1.75} />}
      </BarIcon>
    </Panel>
  );
}

/** Lays all steps out anew; which way the journey leads is kept with it. */
function TidyMenu() {
  const { direction = 'down' } = useGraph();
  const tidy = useTidying();
  const [isOpen, setOpen] = useState(false);
  const open = (opened: boolean): void => {
    setOpen(opened);
    if (opened) void import('./tidy.ts').then(({ prepareTidying }) => prepareTidying());
  };
  return (
    <Menu opened={isOpen} onChange={open} position="top-start" shadow="md" trapFocus>
      <Menu.Target>
        <Tooltip label="Tidy up" disabled={isOpen}>
          <ActionIcon variant="subtle" color="gray" size={32} aria-label="Tidy up">
            <IconSitemap size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Tidy up</Menu.Label>
        <Menu.Item
          leftSection={<IconArrowBarToDown size={18} stroke={1.75} />}
          aria-current={direction === 'down' || undefined}
          fw={direction === 'down' ? 600 : 400}
          onClick={() => void tidy('down')}
        >
          From top to bottom
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowBarToRight size={18} stroke={1.75} />}
          aria-current={direction === 'right' || undefined}
          fw={direction === 'right' ? 600 : 400}
          onClick={() => void tidy('right')}
        >
          From left to right
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function BarIcon({ words, act, children }: { words: string; act: () => void; children: ReactNode }) {
  return (
    <Tooltip label={words}>
      <ActionIcon variant="subtle" color="gray" size={32} aria-label={words} onClick={act}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
