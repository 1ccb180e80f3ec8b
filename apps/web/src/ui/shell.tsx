import { AppShell, Box, Burger, Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMailbox } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { inInbox, useInboxCounts } from '../features/inbox/use-inbox-counts.ts';
import { useTRPC } from '../lib/api.ts';
import { Brand } from './brand.tsx';
import { ColourSchemeSwitch } from './colour-scheme-switch.tsx';
import { PlaceLink } from './place-link.tsx';
import { places, settingsPlace, type Place } from './places.ts';
import classes from './shell.module.css';

/** The frame around every page: the places on the left, the test mailbox on top while no email leaves. */
export function Shell() {
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  // The editor has a bar of its own and needs the whole window.
  const isDrawing = useRouterState({ select: ({ matches }) => matches.at(-1)?.routeId === '/journeys/$journeyId' });
  if (isDrawing) return <Outlet />;
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      classNames={{ header: classes.bar, navbar: classes.bar }}
    >
      <a className={classes.skip} href="#main">
        Skip to the page
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={isOpen}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label="Places"
              aria-expanded={isOpen}
            />
            <Link to="/" className={classes.home} aria-label="Tendril, home">
              <Brand />
            </Link>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <TestMailboxLink isHere={path === '/mailbox'} />
            <ColourSchemeSwitch />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" aria-label="Places">
        <AppShell.Section grow>
          <Places path={path} onGo={close} />
        </AppShell.Section>
        <AppShell.Section>
          <PlaceLink place={settingsPlace} path={path} onGo={close} />
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main>
        <Box id="main" tabIndex={-1} className={classes.main ?? ''}>
          <Outlet />
        </Box>
      </AppShell.Main>
    </AppShell>
  );
}

function Places({ path, onGo }: { path: string; onGo: () => void }) {
  const counts = useInboxCounts();
  const waiting: Partial<Record<Place['to'], number>> =
    counts === undefined ? {} : { '/inbox': inInbox(counts), '/handoffs': counts.handoffs };
  return places.map((place) => (
    <PlaceLink key={place.to} place={place} path={path} waiting={waiting[place.to] ?? 0} onGo={onGo} />
  ));
}

/** Shown until a provider is connected: then emails go to people, and nothing new comes in here. */
function TestMailboxLink({ isHere }: { isHere: boolean }) {
  const { data: status } = useQuery(useTRPC().system.status.queryOptions());
  if (status?.usesTestMailbox === false) return null;
  return (
    <Button
      component={Link}
      to="/mailbox"
      variant={isHere ? 'light' : 'subtle'}
      color={isHere ? 'leaf' : 'gray'}
      leftSection={<IconMailbox size={20} stroke={1.75} />}
      aria-current={isHere ? 'page' : undefined}
    >
      Test mailbox
    </Button>
  );
}
