import type { CardData, CardNode, ConnectionEdge } from '../to-flow.ts';

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

/** The next connections; those that look the same stay the same objects. */
export function keepConnections(drawn: readonly ConnectionEdge[], next: readonly ConnectionEdge[]): ConnectionEdge[] {
  const before = new Map(drawn.map((connection) => [connection.id, connection]));
  return next.map((connection) => {
    const known = before.get(connection.id);
    const [one, other] = [known?.data, connection.data];
    const isSameWay =
      one?.words === other?.words &&
      one?.isTravelled === other?.isTravelled &&
      one?.corridor === other?.corridor &&
      one?.direction === other?.direction;
    return known !== undefined && isSameWay && known.selected === connection.selected ? known : connection;
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
