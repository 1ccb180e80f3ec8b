import { describe, expect, it } from 'vitest';
import { saySender, senderParts } from './say-sender.ts';

describe('senders', () => {
  it.each([
    ['Ada Berg <ada@acme.example>', 'Ada Berg', 'ada@acme.example'],
    ['"Berg, Ada" <ada@acme.example>', 'Berg, Ada', 'ada@acme.example'],
    ['<ada@acme.example>', null, 'ada@acme.example'],
    [' ada@acme.example ', null, 'ada@acme.example'],
  ])('reads %j', (mailbox, name, address) => {
    expect(senderParts(mailbox)).toEqual({ name, address });
    expect(saySender(mailbox)).toBe(name ?? address);
  });
});
