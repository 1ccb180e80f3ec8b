import { describe, expect, it } from 'vitest';
import { openingView, type Lying } from './opening-view.ts';

const card = (x: number, y: number): Lying => ({ position: { x, y }, width: 264, height: 76 });
const stage = { width: 1_200, height: 800 };

describe('how a journey is shown first', () => {
  it('is whole and in the middle where it can be read so', () => {
    const { x, y, zoom } = openingView([card(0, 0), card(0, 148)], stage);
    expect([zoom, x, y]).toEqual([1, 600 - 132, 400 - 112]);
  });

  it('is its beginning where it is long, the entry in view and no card cut', () => {
    const cards = Array.from({ length: 30 }, (_, row) => card(100, row * 148));
    const { x, y, zoom } = openingView(cards, stage);
    expect(zoom).toBeGreaterThanOrEqual(0.6);
    expect(y).toBeGreaterThan(0);
    expect(x + 232 * zoom).toBeCloseTo(600);
    const edges = cards.map(({ position }) => [position.y * zoom + y, (position.y + 76) * zoom + y]);
    expect(edges.filter(([top = 0, bottom = 0]) => top < 800 && bottom > 800)).toEqual([]);
  });

  it('begins at the left where it leads to the right', () => {
    const cards = Array.from({ length: 30 }, (_, column) => card(column * 336, 500));
    const { x, y, zoom } = openingView(cards, stage);
    expect([x > 0, y + 538 * zoom]).toEqual([true, 400]);
  });
});
