import { ActionIcon, Menu } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconCopy, IconDots, IconPencil } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { JourneyInList } from '@tendril/api';
import { useState } from 'react';
import { useTRPC } from '../../lib/api.ts';
import { ArchiveJourney } from './archive-journey.tsx';
import { RenameJourney } from './rename-journey.tsx';

/** What can be done to a journey without opening it. */
export function JourneyMenu({ journey }: { journey: JourneyInList }) {
  const { id, name, status } = journey;
  const [asked, setAsked] = useState<'name' | 'archive' | null>(null);
  const { copy, restore } = useCopyAndRestore();
  const hasFailed = copy.error !== null || restore.error !== null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            loading={copy.isPending || restore.isPending}
            aria-label={`More for ${name}`}
          >
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {hasFailed && <Menu.Label c="red">This did not work. Try again.</Menu.Label>}
          {status === 'archived' ? (
            <Menu.Item
              leftSection={<IconArchiveOff size={16} />}
              closeMenuOnClick={false}
              onClick={() => restore.mutate({ id })}
            >
              Restore
            </Menu.Item>
          ) : (
            <>
              <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setAsked('name')}>
                Rename
              </Menu.Item>
              <Menu.Item
                leftSection={<IconCopy size={16} />}
                closeMenuOnClick={false}
                onClick={() => copy.mutate({ id })}
              >
                Copy
              </Menu.Item>
              <Menu.Item leftSection={<IconArchive size={16} />} onClick={() => setAsked('archive')}>
                Archive
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {asked === 'name' && <RenameJourney journey={journey} onClose={() => setAsked(null)} />}
      <ArchiveJourney journey={journey} isOpen={asked === 'archive'} onClose={() => setAsked(null)} />
    </>
  );
}

function useCopyAndRestore() {
  const { journeys } = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const lookAgain = (): Promise<void> => queries.invalidateQueries({ queryKey: journeys.list.queryKey() });
  const copy = useMutation(
    journeys.copy.mutationOptions({
      onSuccess: async (made) => {
        await lookAgain();
        await navigate({ to: '/journeys/$journeyId', params: { journeyId: made.id } });
      },
    }),
  );
  const restore = useMutation(journeys.restore.mutationOptions({ onSuccess: lookAgain }));
  return { copy, restore };
}
