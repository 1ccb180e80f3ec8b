import { Badge, NavLink, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Place } from './places.ts';
import classes from './shell.module.css';

interface PlaceLinkProps {
  place: Place;
  /** Where one is now. */
  path: string;
  /** How much waits there. */
  waiting?: number;
  onGo: () => void;
}

/** A place in the navigation, with how much waits there for a person. */
export function PlaceLink({ place, path, waiting = 0, onGo }: PlaceLinkProps) {
  const { to, label, icon: PlaceIcon } = place;
  return (
    <NavLink
      component={Link}
      to={to}
      label={label}
      leftSection={<PlaceIcon size={20} stroke={1.75} />}
      rightSection={waiting > 0 && <Waiting amount={waiting} />}
      active={to === '/' ? path === '/' : path.startsWith(to)}
      aria-current={path === to ? 'page' : undefined}
      className={classes.place ?? ''}
      onClick={onGo}
    />
  );
}

function Waiting({ amount }: { amount: number }) {
  return (
    <Badge variant="light" color="yellow" size="sm" className="figures">
      {amount > 99 ? '99+' : amount}
      <VisuallyHidden> waiting</VisuallyHidden>
    </Badge>
  );
}
