import { Popover, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { LeadInList } from '@tendril/api';
import classes from './leads.module.css';

/** How many journeys a lead is inside, and which when one asks. */
export function InsideJourneys({ name, journeys }: Pick<LeadInList, 'name' | 'journeys'>) {
  const isHeld = journeys.some((journey) => journey.isHeld);
  if (journeys.length === 0) return <span className="figures">0</span>;
  return (
    <Popover position="bottom-end" withArrow trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={`${classes.inside ?? ''} figures`}
          aria-label={`Journeys ${name} is in: ${journeys.length}${isHeld ? ', held' : ''}`}
        >
          {isHeld && <IconHandStop size={14} aria-hidden className={classes.heldSign ?? ''} />}
          {journeys.length}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={6} align="flex-start">
          {journeys.map((journey) => (
            <div key={journey.id}>
              <Link to="/journeys/$journeyId" params={{ journeyId: journey.id }} className={classes.journey}>
                {journey.name}
              </Link>
              {journey.isHeld && (
                <Text span fz="xs" className={classes.heldWords ?? ''}>
                  held, needs you
                </Text>
              )}
            </div>
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
