import type { After } from './adding.ts';

/** A step let go within so many pixels of a place that takes it falls into it. */
const pullPx = 96;

/** What a place that takes dragged steps says of itself in the page. */
export function zoneOf({ from, port }: After): { 'data-zone-from': string; 'data-zone-port': string } {
  return { 'data-zone-from': from, 'data-zone-port': port };
}

/** Marks the lit place a step would fall into, and unmarks the others; null where it would lie free. */
export function markNearest(canvas: HTMLElement, pointer: { x: number; y: number }): After | null {
  let nearest: { zone: HTMLElement; distance: number } | null = null;
  for (const zone of canvas.querySelectorAll<HTMLElement>('[data-zone-from][data-lit]')) {
    const box = zone.getBoundingClientRect();
    const distance = Math.hypot(box.left + box.width / 2 - pointer.x, box.top + box.height / 2 - pointer.y);
    if (distance <= pullPx && distance < (nearest?.distance ?? Infinity)) nearest = { zone, distance };
  }
  for (const marked of canvas.querySelectorAll<HTMLElement>('[data-nearest]')) {
    if (marked !== nearest?.zone) delete marked.dataset['nearest'];
  }
  if (nearest === null) return null;
  nearest.zone.dataset['nearest'] = 'true';
  const { zoneFrom = '', zonePort = '' } = nearest.zone.dataset;
  return { from: zoneFrom, port: zonePort };
}
