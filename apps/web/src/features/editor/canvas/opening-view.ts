/** A card as far as its place matters, in pixels of the canvas. */
export interface Lying {
  position: { x: number; y: number };
  width?: number;
  height?: number;
}

export interface View {
  x: number;
  y: number;
  zoom: number;
}

/** Below this the words on the cards cannot be read; above the other they are larger than elsewhere. */
const [leastZoom, mostZoom] = [0.6, 1];
/** Between the outermost cards and the edge. */
const edgePx = 56;

/**
 * How a journey is shown first: whole and in the middle where it can be read so; else its beginning, at the zoom that cuts the
 * fewest cards at the edges of the stage.
 */
export function openingView(cards: readonly Lying[], stage: Stage): View {
  const boxes = cards.map(boxOf);
  const all = around(boxes);
  const whole = Math.min((stage.width - 2 * edgePx) / all.width, (stage.height - 2 * edgePx) / all.height, mostZoom);
  if (whole >= leastZoom)
    return {
      zoom: whole,
      x: stage.width / 2 - (all.left + all.width / 2) * whole,
      y: stage.height / 2 - (all.top + all.height / 2) * whole,
    };
  const isWide = all.width > all.height;
  const zooms = Array.from({ length: 17 }, (_, step) => mostZoom - 0.0125 * step);
  const views = zooms.map((zoom) =>
    isWide ? beginningAtLeft(boxes, stage, zoom) : beginningAtTop(boxes, stage, zoom),
  );
  const cuts = views.map((view) => boxes.filter((box) => isCut(box, view, stage)).length);
  return views[cuts.indexOf(Math.min(...cuts))] ?? { x: 0, y: 0, zoom: mostZoom };
}

/** The topmost card near the upper edge, and what is seen with it in the middle, or else the card itself. */
function beginningAtTop(boxes: readonly Box[], stage: Stage, zoom: number): View {
  const first = boxes.reduce((one, other) => (other.top < one.top ? other : one));
  const seen = around(boxes.filter(({ top }) => (top - first.top) * zoom + edgePx < stage.height));
  const middle = seen.width * zoom <= stage.width ? seen : first;
  return { zoom, x: stage.width / 2 - (middle.left + middle.width / 2) * zoom, y: edgePx - first.top * zoom };
}

/** The same for a journey that leads to the right. */
function beginningAtLeft(boxes: readonly Box[], stage: Stage, zoom: number): View {
  const turn = ({ left, top, width, height }: Box): Box => ({ left: top, top: left, width: height, height: width });
  const { x, y } = beginningAtTop(boxes.map(turn), { width: stage.height, height: stage.width }, zoom);
  return { zoom, x: y, y: x };
}

interface Stage {
  width: number;
  height: number;
}

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

function boxOf({ position, width = 0, height = 0 }: Lying): Box {
  return { left: position.x, top: position.y, width, height };
}

function around(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  return {
    left,
    top,
    width: Math.max(...boxes.map((box) => box.left + box.width)) - left,
    height: Math.max(...boxes.map((box) => box.top + box.height)) - top,
  };
}

/** Partly in view, partly not. */
function isCut(box: Box, { x, y, zoom }: View, stage: Stage): boolean {
  const [left, top] = [box.left * zoom + x, box.top * zoom + y];
  const [right, bottom] = [left + box.width * zoom, top + box.height * zoom];
  const isSeen = right > 0 && bottom > 0 && left < stage.width && top < stage.height;
  return isSeen && (left < 0 || top < 0 || right > stage.width || bottom > stage.height);
}
