/**
 * Lower case, without accents, straight apostrophes, single spaces: what all word rules are matched against.
 * "Können Sie  mich" → "konnen sie mich". One character stays one character where the language allows it.
 */
export function plainText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[’‘`´]/g, "'")
    .replace(/ß/g, 'ss')
    .replace(/ø/gi, 'o')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
