import { Button, Group, Select } from '@mantine/core';
import { presets } from './play/presets.ts';
import classes from './test-drawer.module.css';
import type { Test } from './use-test.ts';

/** People one often wants to see; each fills the time line. Buttons where there is room, else a list. */
export function PresetChoice({ test: { setup, change } }: { test: Test }) {
  const choose = (presetId: string): void => change({ presetId, ownActs: null });
  const isOwn = setup.ownActs !== null;
  return (
    <>
      <Group gap={4} wrap="nowrap" role="group" aria-label="What the lead does" className={classes.presets ?? ''}>
        {presets.map(({ id, title }) => {
          const isChosen = id === setup.presetId && !isOwn;
          return (
            <Button
              key={id}
              size="compact-xs"
              variant={isChosen ? 'filled' : 'default'}
              aria-pressed={isChosen}
              onClick={() => choose(id)}
            >
              {title}
            </Button>
          );
        })}
      </Group>
      <Select
        className={classes.presetList ?? ''}
        aria-label="What the lead does"
        size="xs"
        w={148}
        data={presets.map(({ id, title }) => ({ value: id, label: title }))}
        value={isOwn ? null : setup.presetId}
        placeholder="Own time line"
        onChange={(chosen) => chosen !== null && choose(chosen)}
        allowDeselect={false}
      />
    </>
  );
}
