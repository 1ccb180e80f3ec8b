import type { CardData, CardNode } from '../to-flow.ts';

/**
 * The next cards, with what is known of those that are drawn: a card under the pointer stays there; what looks the same stays the
 * same object, so that of 500 cards only those that changed are drawn anew.
 */
export function keepDrawn(drawn: readonly CardNode[], next: readonly CardNode[]): CardNode[] {
  const before = new Map(drawn.map((card) => [card.id, card]));
  return next.map((card) => {
    const known = before.get(card.id);
    if (known === undefined) return card;
    const data = isSame(known.data, card.data) ? known.data : card.data;
    const isDragged = known.dragging === true;
    const lies = known.position.x === card.position.x && known.position.y === card.position.y;
    if (data === known.data && known.selected === card.selected && (lies || isDragged)) return known;
    return {
      ...card,
      data,
      ...(isDragged ? { dragging: true, position: known.position } : {}),
    };
  });
}

/** What is spoken names outcomes and problems, so it differs when they do. */
function isSame(one: CardData, other: CardData): boolean {
  return (
    one.step === other.step &&
    one.spoken === other.spoken &&
    one.time === other.time &&
    one.chosenExit === other.chosenExit &&
    one.frame.direction === other.frame.direction &&
    one.standing === other.standing &&
    one.isAdrift === other.isAdrift &&
    one.isTabStop === other.isTabStop &&
    one.isTravelled === other.isTravelled &&
    one.problems.length === other.problems.length &&
    one.exits.every(({ id, to }, index) => other.exits[index]?.id === id && other.exits[index].to === to) &&
    one.exits.length === other.exits.length
  );
}
