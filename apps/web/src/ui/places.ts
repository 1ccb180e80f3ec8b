import { IconHome, IconRoute, type Icon } from '@tabler/icons-react';

/** The places one can go to from everywhere, in the order they are shown. */
export const places: readonly { to: '/' | '/journeys'; label: string; icon: Icon }[] = [
  { to: '/', label: 'Home', icon: IconHome },
  { to: '/journeys', label: 'Journeys', icon: IconRoute },
];
