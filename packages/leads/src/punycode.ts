/** The numbers of RFC 3492, section 5. */
const base = 36;
const lowest = 1;
const highest = 26;
const skew = 38;
const damping = 700;
const initialBias = 72;
const firstBeyondAscii = 128;

/** Encodes one label of a domain by RFC 3492, without the prefix `xn--`: "müller" is "mller-kva". */
export function encodePunycode(label: string): string {
  const codePoints = Array.from(label, (character) => character.codePointAt(0) ?? 0);
  const ascii = codePoints.filter((code) => code < firstBeyondAscii);
  let output = ascii.length === 0 ? '' : `${String.fromCodePoint(...ascii)}-`;
  let written = ascii.length;
  let next = firstBeyondAscii;
  let delta = 0;
  let bias = initialBias;
  while (written < codePoints.length) {
    const lowestLeft = Math.min(...codePoints.filter((code) => code >= next));
    delta += (lowestLeft - next) * (written + 1);
    next = lowestLeft;
    for (const code of codePoints) {
      if (code < next) delta += 1;
      if (code !== next) continue;
      output += encodeDelta(delta, bias);
      bias = adapt({ delta, written: written + 1, isFirst: written === ascii.length });
      delta = 0;
      written += 1;
    }
    delta += 1;
    next += 1;
  }
  return output;
}

/** A number of variable length, least significant digit first. */
function encodeDelta(delta: number, bias: number): string {
  let digits = '';
  let rest = delta;
  for (let position = base; ; position += base) {
    const threshold = Math.min(Math.max(position - bias, lowest), highest);
    if (rest < threshold) return digits + digitOf(rest);
    digits += digitOf(threshold + ((rest - threshold) % (base - threshold)));
    rest = Math.floor((rest - threshold) / (base - threshold));
  }
}

function digitOf(value: number): string {
  return 'abcdefghijklmnopqrstuvwxyz0123456789'.charAt(value);
}

/** Fits the bias to the size of the last number, so that the next takes few digits. */
function adapt({ delta, written, isFirst }: { delta: number; written: number; isFirst: boolean }): number {
  let rest = Math.floor(delta / (isFirst ? damping : 2));
  rest += Math.floor(rest / written);
  let bias = 0;
  while (rest > ((base - lowest) * highest) / 2) {
    rest = Math.floor(rest / (base - lowest));
    bias += base;
  }
  return bias + Math.floor(((base - lowest + 1) * rest) / (rest + skew));
}
