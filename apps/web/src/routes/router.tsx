import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { HomePage } from '../features/home/home-page.tsx';
import { Shell } from '../ui/shell.tsx';
import { BrokenPage } from './broken-page.tsx';
import { MissingPage } from './missing-page.tsx';

const rootRoute = createRootRoute({ component: Shell, notFoundComponent: MissingPage, errorComponent: BrokenPage });

const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: HomePage });

const journeysRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/journeys',
  component: lazyRouteComponent(() => import('../features/journeys/journeys-page.tsx'), 'JourneysPage'),
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
    ...(typeof given['email'] === 'string' ? { email: given['email'] } : {}),
    ...(typeof given['search'] === 'string' && given['search'] !== '' ? { search: given['search'] } : {}),
  }),
  component: lazyRouteComponent(() => import('../features/mailbox/mailbox-page.tsx'), 'MailboxPage'),
});

const routeTree = rootRoute.addChildren([homeRoute, journeysRoute, mailboxRoute]);

export function createAppRouter() {
  return createRouter({ routeTree, defaultPreload: 'intent' });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
