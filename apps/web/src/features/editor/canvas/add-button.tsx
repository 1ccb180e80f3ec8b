import { IconPlus } from '@tabler/icons-react';
import { useContext } from 'react';
import classes from './add-button.module.css';
import { AddingContext } from './adding.ts';
import { zoneOf } from './drop-zones.ts';

interface AddButtonProps {
  from: string;
  port: string;
  label: string;
  /** Is seen only on hover, on focus, and while it takes what is dragged. */
  isQuiet?: boolean;
}

/** The "+" on a connection or an open outcome: opens the list of steps there, and takes a step dragged from the palette. */
export function AddButton({ from, port, label, isQuiet = false }: AddButtonProps) {
  const { begin, isLit } = useContext(AddingContext);
  return (
    <button
      type="button"
      className={`${classes.add} nodrag nopan`}
      data-lit={isLit || undefined}
      data-quiet={isQuiet || undefined}
      {...zoneOf({ from, port })}
      aria-label={label}
      title={label}
      onClick={(event) => {
        event.stopPropagation();
        const box = event.currentTarget.getBoundingClientRect();
        begin({ after: { from, port }, at: { x: box.right + 8, y: box.top } });
      }}
    >
      <IconPlus size={14} stroke={2.5} aria-hidden />
    </button>
  );
}
