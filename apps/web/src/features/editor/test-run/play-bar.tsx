import { ActionIcon, Group, Select, Text, Tooltip } from '@mantine/core';
import {
  IconCalendarPlus,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBack,
  IconPlayerTrackNext,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { endOf } from './play/playback.ts';
import type { TestRun } from './play/play-test.ts';
import { ownZone, sayClock } from './play/say-moment.ts';
import classes from './test-drawer.module.css';
import type { Playback } from './use-playback.ts';

const speeds = [
  { value: '300', label: 'A day in 0.3 s' },
  { value: '1000', label: 'A day in 1 s' },
  { value: '3000', label: 'A day in 3 s' },
];

/** Play, step, day and speed, and the virtual clock. */
export function PlayBar({ run, playback, children }: { run: TestRun; playback: Playback; children?: ReactNode }) {
  const { cursor, isPlaying } = playback;
  const at = (cursor ?? endOf(run)).at;
  return (
    <Group gap={4} px={12} py={4} wrap="nowrap">
      <Act label="Back to the start" keys="Home" onClick={playback.toStart}>
        <IconPlayerSkipBack size={18} />
      </Act>
      <Tooltip label={`${isPlaying ? 'Pause' : 'Play'} (space)`} openDelay={400}>
        <ActionIcon size={32} radius="xl" aria-label={isPlaying ? 'Pause' : 'Play'} onClick={playback.toggle}>
          {isPlaying ? <IconPlayerPauseFilled size={16} /> : <IconPlayerPlayFilled size={16} />}
        </ActionIcon>
      </Tooltip>
      <Act label="Next step" keys="→" onClick={playback.toNextStep}>
        <IconPlayerTrackNext size={18} />
      </Act>
      <Act label="Next day" keys="shift →" onClick={playback.toNextDay}>
        <IconCalendarPlus size={18} />
      </Act>
      <Select
        aria-label="Speed"
        size="xs"
        w={118}
        ml={4}
        data={speeds}
        value={String(playback.dayTakesMs)}
        onChange={(chosen) => chosen !== null && playback.setDayTakesMs(Number(chosen))}
        allowDeselect={false}
      />
      <Text fz="sm" fw={600} className="figures" ml={8} miw={0} truncate data-clock>
        {sayClock({ ...run, at })}
        {run.timeZone !== ownZone && <span className={classes.zone}> their time</span>}
      </Text>
      <Group ml="auto" wrap="nowrap" gap={4}>
        {children}
      </Group>
    </Group>
  );
}

function Act({
  label,
  keys,
  onClick,
  children,
}: {
  label: string;
  keys: string;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <Tooltip label={`${label} (${keys})`} openDelay={400}>
      <ActionIcon variant="subtle" color="gray" size={32} aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
