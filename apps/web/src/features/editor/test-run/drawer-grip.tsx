import { useLocalStorage } from '@mantine/hooks';
import type { KeyboardEvent, PointerEvent } from 'react';
import classes from './test-drawer.module.css';

/** Share of the height the drawer takes, in percent: the canvas keeps the larger part. */
const [least, most] = [20, 45];
const stepPercent = 5;

/** How high the drawer is, in percent of what it shares with the canvas; remembered in this browser. */
export function useDrawerHeight(): [number, (percent: number) => void] {
  const [height, setHeight] = useLocalStorage({
    key: 'tendril.test-drawer',
    defaultValue: most,
    getInitialValueInEffect: false,
  });
  const within = (percent: number): number =>
    Number.isFinite(percent) ? Math.min(most, Math.max(least, percent)) : most;
  return [within(height), (percent) => setHeight(within(percent))];
}

/** The upper edge of the drawer: drag it, or move it by keys. */
export function DrawerGrip({ height, onResize }: { height: number; onResize: (percent: number) => void }) {
  const onKeyDown = (event: KeyboardEvent): void => {
    const to: Readonly<Record<string, number>> = {
      ArrowUp: height + stepPercent,
      ArrowDown: height - stepPercent,
      Home: least,
      End: most,
    };
    const percent = to[event.key];
    if (percent === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onResize(percent);
  };
  const drag = (event: PointerEvent<HTMLElement>): void => {
    const stage = event.currentTarget.parentElement?.parentElement?.getBoundingClientRect();
    if (event.buttons !== 1 || stage === undefined) return;
    onResize(((stage.bottom - event.clientY) / stage.height) * 100);
  };
  return (
    <div
      className={classes.grip}
      role="separator"
      aria-orientation="horizontal"
      aria-label="Height of the test"
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={Math.round(height)}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
    />
  );
}
