import { IconPlus } from '@tabler/icons-react';
import { useContext } from 'react';
import classes from './add-button.module.css';
import { AddingContext } from './adding.ts';

interface AddButtonProps {
  from: string;
  port: string;
  label: string;
}

/** The "+" on a connection or an open outcome: opens the list of steps there, and takes a step dragged from the palette. */
export function AddButton({ from, port, label }: AddButtonProps) {
  const { begin, isDragging, drop } = useContext(AddingContext);
  return (
    <button
      type="button"
      className={`${classes.add} nodrag nopan`}
      data-lit={isDragging || undefined}
      aria-label={label}
      title={label}
      onClick={(event) => {
        event.stopPropagation();
        const box = event.currentTarget.getBoundingClientRect();
        begin({ after: { from, port }, at: { x: box.right + 8, y: box.top } });
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        drop(event, { from, port });
      }}
    >
      <IconPlus size={14} stroke={2.5} aria-hidden />
    </button>
  );
}
