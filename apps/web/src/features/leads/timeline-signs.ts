import {
  IconActivity,
  IconArrowsSplit2,
  IconChartBar,
  IconClick,
  IconClock,
  IconDoorEnter,
  IconDoorExit,
  IconForms,
  IconHeartHandshake,
  IconMail,
  IconMailExclamation,
  IconMessageReply,
  IconTag,
  type Icon,
} from '@tabler/icons-react';

/** How a kind of line is drawn. Colours are those of the groups on the canvas. */
interface Sign {
  icon: Icon;
  colour: string;
}

/** By the beginning of the kind; the first that fits. */
const signs: readonly (readonly [beginning: string, sign: Sign])[] = [
  ['form.', { icon: IconForms, colour: 'leaf' }],
  ['reply', { icon: IconMessageReply, colour: 'blue' }],
  ['email.clicked', { icon: IconClick, colour: 'blue' }],
  ['email.bounced', { icon: IconMailExclamation, colour: 'red' }],
  ['email.refused', { icon: IconMailExclamation, colour: 'red' }],
  ['email.complained', { icon: IconMailExclamation, colour: 'red' }],
  ['unsubscribed', { icon: IconMailExclamation, colour: 'red' }],
  ['email', { icon: IconMail, colour: 'blue' }],
  ['mail', { icon: IconMail, colour: 'blue' }],
  ['handoff', { icon: IconHeartHandshake, colour: 'pink' }],
  ['sales', { icon: IconHeartHandshake, colour: 'pink' }],
  ['wait', { icon: IconClock, colour: 'gray' }],
  ['branch', { icon: IconArrowsSplit2, colour: 'violet' }],
  ['split', { icon: IconArrowsSplit2, colour: 'violet' }],
  ['score', { icon: IconChartBar, colour: 'orange' }],
  ['stage', { icon: IconChartBar, colour: 'orange' }],
  ['lead.', { icon: IconTag, colour: 'orange' }],
  ['tag', { icon: IconTag, colour: 'orange' }],
  ['entry', { icon: IconDoorEnter, colour: 'leaf' }],
  ['end', { icon: IconDoorExit, colour: 'gray' }],
];

/** What stands before a line of the timeline. */
export function signOf(kind: string): Sign {
  return signs.find(([beginning]) => kind.startsWith(beginning))?.[1] ?? { icon: IconActivity, colour: 'gray' };
}
