import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import type { EmailSort } from '@tendril/api';
import { isEmailSort } from '../features/emails/list/email-columns.ts';
import { handoffsSearchOf } from '../features/handoffs/handoffs-search.ts';
import { HomePage } from '../features/home/home-page.tsx';
import { leadSearchOf, leadsSearchOf } from '../features/leads/leads-search.ts';
import {
  journeyOrders,
  journeyStatuses,
  type JourneyOrder,
  type ShownStatus,
} from '../features/journeys/journeys-shown.ts';
import { Shell } from '../ui/shell.tsx';
import { BrokenPage } from './broken-page.tsx';
import { MissingPage } from './missing-page.tsx';

const rootRoute = createRootRoute({ component: Shell, notFoundComponent: MissingPage, errorComponent: BrokenPage });

const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: HomePage });

/** What of the journeys stands in their address: what is looked for, and in which order. */
export interface JourneysSearch {
  search?: string | undefined;
  status?: ShownStatus | undefined;
  order?: JourneyOrder | undefined;
}

const journeysRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/journeys',
  validateSearch: (given: Record<string, unknown>): JourneysSearch => ({
    ...words(given, 'search'),
    ...oneOf(given, 'status', journeyStatuses),
    ...oneOf(given, 'order', journeyOrders),
  }),
  component: lazyRouteComponent(() => import('../features/journeys/journeys-page.tsx'), 'JourneysPage'),
});

/** What of a journey stands in its address: the step whose settings are open, and whether its email is being written. */
export interface JourneySearch {
  step?: string;
  write?: true;
}

const journeyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/journeys/$journeyId',
  validateSearch: (given: Record<string, unknown>): JourneySearch => ({
    ...words(given, 'step'),
    ...(given['write'] === true || given['write'] === 1 ? { write: true } : {}),
  }),
  component: lazyRouteComponent(() => import('../features/editor/editor-page.tsx'), 'EditorPage'),
});

/** What of the emails stands in their address: what is looked for, in which order, and how far one has leafed (from 1). */
export interface EmailsSearch {
  search?: string;
  sort?: EmailSort;
  order?: 'asc' | 'desc';
  page?: number;
}

const emailsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/emails',
  validateSearch: (given: Record<string, unknown>): EmailsSearch => {
    const { sort, order } = given;
    const page = Number(given['page']);
    return {
      ...words(given, 'search'),
      ...(isEmailSort(sort) ? { sort } : {}),
      ...(order === 'asc' || order === 'desc' ? { order } : {}),
      ...(Number.isSafeInteger(page) && page > 1 ? { page } : {}),
    };
  },
  component: lazyRouteComponent(() => import('../features/emails/list/emails-page.tsx'), 'EmailsPage'),
});

const leadsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/leads',
  validateSearch: leadsSearchOf,
  component: lazyRouteComponent(() => import('../features/leads/leads-page.tsx'), 'LeadsPage'),
});

const leadRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/leads/$leadId',
  validateSearch: leadSearchOf,
  component: lazyRouteComponent(() => import('../features/leads/lead-page.tsx'), 'LeadPage'),
});

const handoffsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/handoffs',
  validateSearch: handoffsSearchOf,
  component: lazyRouteComponent(() => import('../features/handoffs/handoffs-page.tsx'), 'HandoffsPage'),
});

/** Which part of the Inbox is shown; the replies where nothing is said. */
export interface InboxSearch {
  show?: 'held' | 'emails';
}

const inboxRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/inbox',
  validateSearch: ({ show }: Record<string, unknown>): InboxSearch =>
    show === 'held' || show === 'emails' ? { show } : {},
  component: lazyRouteComponent(() => import('../features/inbox/inbox-page.tsx'), 'InboxPage'),
});

const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/settings/settings-page.tsx'), 'SettingsPage'),
});

/** What of the mailbox stands in its address: the email that is read, and what is looked for. */
export interface MailboxSearch {
  email?: string;
  search?: string;
}

const mailboxRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/mailbox',
  validateSearch: (given: Record<string, unknown>): MailboxSearch => ({
    ...words(given, 'email'),
    ...words(given, 'search'),
  }),
  component: lazyRouteComponent(() => import('../features/mailbox/mailbox-page.tsx'), 'MailboxPage'),
});

const routeTree = rootRoute.addChildren([
  homeRoute,
  inboxRoute,
  handoffsRoute,
  journeysRoute,
  journeyRoute,
  emailsRoute,
  leadsRoute,
  leadRoute,
  mailboxRoute,
  settingsRoute,
]);

/** A part of an address that is words; left out where it is empty, or a number the router made of "123". */
function words<Name extends string>(given: Record<string, unknown>, name: Name): Partial<Record<Name, string>> {
  const value = given[name];
  const said = typeof value === 'number' ? String(value) : value;
  // Safe because the only name in it is the one that was asked for.
  return typeof said === 'string' && said !== '' ? ({ [name]: said } as Record<Name, string>) : {};
}

/** A part of an address that is one of a few words; left out where it is none of them. */
function oneOf<Name extends string, Word extends string>(
  given: Record<string, unknown>,
  name: Name,
  allowed: readonly Word[],
): Partial<Record<Name, Word>> {
  const said = allowed.find((word) => word === given[name]);
  // Safe because the only name in it is the one that was asked for.
  return said === undefined ? {} : ({ [name]: said } as Record<Name, Word>);
}

export function createAppRouter() {
  return createRouter({ routeTree, defaultPreload: 'intent' });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
