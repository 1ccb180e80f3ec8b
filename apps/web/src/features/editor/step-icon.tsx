import {
  IconArrowRampLeft,
  IconArrowRampRight,
  IconArrowsSplit2,
  IconBolt,
  IconBuilding,
  IconCalendarClock,
  IconCalendarTime,
  IconChartBar,
  IconClock,
  IconCode,
  IconCoin,
  IconDatabase,
  IconDoorExit,
  IconFileImport,
  IconFilterOff,
  IconFlagCheck,
  IconForms,
  IconGitBranch,
  IconHandFinger,
  IconHourglass,
  IconMail,
  IconMailCheck,
  IconMessageQuestion,
  IconPencil,
  IconPuzzle,
  IconReceipt,
  IconRepeat,
  IconRoute,
  IconStairs,
  IconStairsUp,
  IconTag,
  IconTrendingUp,
  IconUserSearch,
  IconUserShare,
  IconWorld,
  type Icon,
} from '@tabler/icons-react';
import type { NodeGroup } from '@tendril/journey';
import classes from './step-icon.module.css';

const icons: Readonly<Record<string, Icon>> = {
  'arrow-ramp-left': IconArrowRampLeft,
  'arrow-ramp-right': IconArrowRampRight,
  'arrows-split-2': IconArrowsSplit2,
  bolt: IconBolt,
  'calendar-clock': IconCalendarClock,
  'calendar-time': IconCalendarTime,
  'chart-bar': IconChartBar,
  clock: IconClock,
  code: IconCode,
  'door-exit': IconDoorExit,
  'file-import': IconFileImport,
  'filter-off': IconFilterOff,
  'flag-check': IconFlagCheck,
  forms: IconForms,
  'git-branch': IconGitBranch,
  'hand-finger': IconHandFinger,
  hourglass: IconHourglass,
  mail: IconMail,
  'mail-check': IconMailCheck,
  'message-question': IconMessageQuestion,
  pencil: IconPencil,
  repeat: IconRepeat,
  route: IconRoute,
  stairs: IconStairs,
  'stairs-up': IconStairsUp,
  tag: IconTag,
  'trending-up': IconTrendingUp,
  'user-share': IconUserShare,
  // What engineers like to name for their own steps.
  building: IconBuilding,
  coin: IconCoin,
  database: IconDatabase,
  receipt: IconReceipt,
  'user-search': IconUserSearch,
  world: IconWorld,
};

/** The chip that says what kind of step it is, in the colour of its group. Own steps may name icons we do not have. */
export function StepIcon({ icon, group, size = 32 }: { icon: string; group: NodeGroup; size?: number }) {
  const Drawing = icons[icon] ?? IconPuzzle;
  return (
    <span className={classes.chip} data-group={group} style={{ width: size, height: size }} aria-hidden>
      <Drawing size={size * 0.6} stroke={1.75} />
    </span>
  );
}
