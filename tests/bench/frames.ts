import type { Page } from 'playwright-core';

/** How evenly a page was drawn while something went on. */
export interface Frames {
  perSecond: number;
  /** The longest time between two frames. */
  longestMs: number;
}

/** Drags from side to side over the middle of a page for so long, and counts the frames it draws meanwhile. */
export async function framesWhileDragging(page: Page, forMs: number): Promise<Frames> {
  const { x, y } = await page.evaluate<{ x: number; y: number }>('bench.emptyPlace()');
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.evaluate('bench.countFrames()');
  const from = performance.now();
  for (let turn = 0; performance.now() - from < forMs; turn += 1) {
    const angle = turn / 20;
    await page.mouse.move(x + 300 * Math.sin(angle), y - 250 * Math.sin(angle * 0.7));
  }
  await page.mouse.up();
  const times = await page.evaluate<number[]>('bench.framesCounted()');
  // The first frames are those of the mouse going down.
  const counted = times.slice(3);
  const gaps = counted.slice(1).map((time, index) => time - (counted[index] ?? time));
  return { perSecond: (1_000 * gaps.length) / gaps.reduce((sum, gap) => sum + gap, 0), longestMs: Math.max(...gaps) };
}
