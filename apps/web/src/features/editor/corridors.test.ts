import { describe, expect, it } from 'vitest';
import { corridorOf, type LyingCard } from './corridors.ts';

const card = (x: number, y: number): LyingCard => ({ x, y, width: 264, height: 76 });
/** Three cards below each other, and one beside the second. */
const cards = [card(0, 0), card(0, 148), card(280, 148), card(0, 296)];
const bottomOf = ({ x, y, width, height }: LyingCard) => ({ x: x + width / 2, y: y + height });
const topOf = ({ x, y, width }: LyingCard) => ({ x: x + width / 2, y });
const [first, second, , third] = cards as [LyingCard, LyingCard, LyingCard, LyingCard];

describe('where a connection runs along', () => {
  it('goes straight to the next card', () => {
    expect(corridorOf({ from: bottomOf(first), to: topOf(second) }, cards, 'down')).toBeNull();
  });

  it('passes beside a card that lies in between, on the nearer side', () => {
    expect(corridorOf({ from: bottomOf(first), to: topOf(third) }, cards, 'down')).toBe(-20);
    const outside = { from: { ...bottomOf(first), x: 700 }, to: { ...topOf(third), x: 720 } };
    expect(corridorOf(outside, cards, 'down')).toBeNull();
  });

  it('leads back up beside all it passes', () => {
    const back = corridorOf({ from: bottomOf(third), to: topOf(first) }, cards, 'down');
    expect(back).toBe(-20);
    expect(corridorOf({ from: bottomOf(third), to: topOf(first) }, [...cards, card(-200, 148)], 'down')).toBe(-220);
  });

  it('is the same lying on its side where the journey leads to the right', () => {
    const lying = cards.map(({ x, y, width, height }) => ({ x: y, y: x, width: height, height: width }));
    const turn = ({ x, y }: { x: number; y: number }) => ({ x: y, y: x });
    const ends = { from: turn(bottomOf(first)), to: turn(topOf(third)) };
    expect(corridorOf(ends, lying, 'right')).toBe(-20);
  });
});
