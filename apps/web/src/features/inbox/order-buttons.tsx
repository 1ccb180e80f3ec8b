import { Button, Group } from '@mantine/core';
import { IconPlayerSkipForward, IconRefresh, IconDoorExit, type Icon } from '@tabler/icons-react';
import { orderWords, type Order } from './orders.ts';

const signs: Readonly<Record<Order, Icon>> = { retry: IconRefresh, skip: IconPlayerSkipForward, end: IconDoorExit };
const orders = ['retry', 'skip', 'end'] as const;

/** What can be done about held leads. `who` is said to those who do not see which lead the buttons stand beside. */
export function OrderButtons({ onChoose, who }: { onChoose: (order: Order) => void; who?: string }) {
  return (
    <Group gap={8}>
      {orders.map((order) => {
        const Sign = signs[order];
        return (
          <Button
            key={order}
            size="xs"
            variant={order === 'retry' ? 'light' : 'default'}
            leftSection={<Sign size={16} stroke={1.75} />}
            aria-label={who === undefined ? undefined : `${orderWords[order]}: ${who}`}
            onClick={() => onChoose(order)}
          >
            {orderWords[order]}
          </Button>
        );
      })}
    </Group>
  );
}
