import {
  IconHeartHandshake,
  IconHome,
  IconInbox,
  IconMail,
  IconRoute,
  IconSettings,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';

/** A place one can go to from everywhere. */
export interface Place {
  to: '/' | '/inbox' | '/handoffs' | '/journeys' | '/emails' | '/leads' | '/settings';
  label: string;
  icon: Icon;
}

/** In the order they are shown. */
export const places: readonly Place[] = [
  { to: '/', label: 'Home', icon: IconHome },
  { to: '/inbox', label: 'Inbox', icon: IconInbox },
  { to: '/handoffs', label: 'Hand-offs', icon: IconHeartHandshake },
  { to: '/journeys', label: 'Journeys', icon: IconRoute },
  { to: '/emails', label: 'Emails', icon: IconMail },
  { to: '/leads', label: 'Leads', icon: IconUsers },
];

/** Stands at the foot: one goes there seldom. */
export const settingsPlace: Place = { to: '/settings', label: 'Settings', icon: IconSettings };
