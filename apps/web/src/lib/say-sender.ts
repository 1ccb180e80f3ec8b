/** `Ada Berg <ada@example.com>` → its two halves; a bare address has no name. */
export function senderParts(mailbox: string): { name: string | null; address: string } {
  const [, name, address] = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/.exec(mailbox) ?? [];
  return address === undefined ? { name: null, address: mailbox.trim() } : { name: name || null, address };
}

/** How a person is called in a list: by name where there is one. */
export function saySender(mailbox: string): string {
  const { name, address } = senderParts(mailbox);
  return name ?? address;
}
