import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArchive, IconCopy, IconDots } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { JourneyInList } from '@tendril/api';
import { useTRPC } from '../../lib/api.ts';
import { ArchiveJourney } from './archive-journey.tsx';

/** What can be done to a journey without opening it. */
export function JourneyMenu({ journey: { id, name, inside } }: { journey: JourneyInList }) {
  const { journeys } = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [isArchiving, { open, close }] = useDisclosure(false);
  const copy = useMutation(
    journeys.copy.mutationOptions({
      onSuccess: async (made) => {
        await queries.invalidateQueries({ queryKey: journeys.list.queryKey() });
        await navigate({ to: '/journeys/$journeyId', params: { journeyId: made.id } });
      },
    }),
  );
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={32} loading={copy.isPending} aria-label={`More for ${name}`}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {copy.error !== null && <Menu.Label c="red">It could not be copied. Try again.</Menu.Label>}
          <Menu.Item leftSection={<IconCopy size={16} />} closeMenuOnClick={false} onClick={() => copy.mutate({ id })}>
            Copy
          </Menu.Item>
          <Menu.Item leftSection={<IconArchive size={16} />} onClick={open}>
            Archive
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ArchiveJourney journey={{ id, name, inside }} isOpen={isArchiving} onClose={close} />
    </>
  );
}
