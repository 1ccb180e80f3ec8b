import { Button, Group } from '@mantine/core';

/** The end of every form a journey is made with. */
export function CreateButtons({ isPending, onClose }: { isPending: boolean; onClose: () => void }) {
  return (
    <Group justify="flex-end" mt="lg">
      <Button variant="subtle" color="gray" onClick={onClose}>
        Cancel
      </Button>
      <Button type="submit" loading={isPending}>
        Create the journey
      </Button>
    </Group>
  );
}
