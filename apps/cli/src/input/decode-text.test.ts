import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

describe('text of any of the usual encodings', () => {
  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from('Müller – Łódź')],
    ['UTF-8 with its mark', Buffer.from('\u{feff}Müller – Łódź')],
    ['UTF-16 of Windows', Buffer.from('\u{feff}Müller – Łódź', 'utf16le')],
    ['UTF-16 the other way round', Buffer.from('\u{feff}Müller – Łódź', 'utf16le').swap16()],
  ])('%s', (_name, bytes) => {
    expect(decodeText(bytes)).toBe('Müller – Łódź');
  });

  it('what Windows writes in the West', () => {
    expect(decodeText(Buffer.from([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72, 0x20, 0x80]))).toBe('Müller €');
  });
});
