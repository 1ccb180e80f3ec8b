import { Drawer, Tabs } from '@mantine/core';
import type { Problems } from '../state/editor-context.ts';
import { MendFirst } from './mend-first.tsx';
import { ReadyToPublish } from './ready-to-publish.tsx';
import { VersionList } from './version-list.tsx';

interface PublishPanelProps {
  problems: Problems;
  onJump: (stepId: string) => void;
  onClose: () => void;
}

/** Publishing: what to mend first, or what changes for whom; and the versions there are. */
export function PublishPanel({ problems, onJump, onClose }: PublishPanelProps) {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const jump = (stepId: string): void => {
    onClose();
    onJump(stepId);
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={480}
      title="Publish"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Tabs defaultValue="publish" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="publish">This draft</Tabs.Tab>
          <Tabs.Tab value="versions">Versions</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="publish">
          {errors.length > 0 ? (
            <MendFirst errors={errors} onJump={jump} />
          ) : (
            <ReadyToPublish onJump={jump} onClose={onClose} />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="versions">
          <VersionList onRestored={onClose} />
        </Tabs.Panel>
      </Tabs>
    </Drawer>
  );
}
