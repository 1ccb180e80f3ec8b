import {
  IconArrowsSplit2,
  IconBolt,
  IconCalendarTime,
  IconClock,
  IconCode,
  IconDoorExit,
  IconFileImport,
  IconFlagCheck,
  IconForms,
  IconGitBranch,
  IconHandFinger,
  IconHourglass,
  IconMail,
  IconMessageQuestion,
  IconPencil,
  IconPuzzle,
  IconStairsUp,
  IconTag,
  IconTrendingUp,
  IconUserShare,
  type Icon,
} from '@tabler/icons-react';
import type { NodeGroup } from '@tendril/journey';
import classes from './step-icon.module.css';

const icons: Readonly<Record<string, Icon>> = {
  'arrows-split-2': IconArrowsSplit2,
  bolt: IconBolt,
  'calendar-time': IconCalendarTime,
  clock: IconClock,
  code: IconCode,
  'door-exit': IconDoorExit,
  'file-import': IconFileImport,
  'flag-check': IconFlagCheck,
  forms: IconForms,
  'git-branch': IconGitBranch,
  'hand-finger': IconHandFinger,
  hourglass: IconHourglass,
  mail: IconMail,
  'message-question': IconMessageQuestion,
  pencil: IconPencil,
  'stairs-up': IconStairsUp,
  tag: IconTag,
  'trending-up': IconTrendingUp,
  'user-share': IconUserShare,
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
