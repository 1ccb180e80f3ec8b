import { expect, test } from 'vitest';
import { isMailAddress } from './mail-address.ts';
import { messageIdOfReplyAddress, replyAddress } from './reply-address.ts';

const messageId = '01890a5d-ac96-774b-bcce-b302099a8057';
const place = { domain: 'in.example.com', secret: 's' };
const address = replyAddress({ messageId, ...place });

test('fits into an address and leads back to the message, in whatever case it returns', () => {
  expect(isMailAddress(address)).toBe(true);
  expect(address.indexOf('@')).toBeLessThanOrEqual(64);
  expect(messageIdOfReplyAddress(address, place)).toBe(messageId);
  expect(messageIdOfReplyAddress(address.toUpperCase(), place)).toBe(messageId);
});

test.each([
  address.replace('0189', '0188'),
  address.replace('in.example.com', 'elsewhere.example'),
  'reply+@in.example.com',
  `reply+${messageId}@in.example.com`,
  'someone@in.example.com',
  '',
])('%j leads to no message', (forged) => {
  expect(messageIdOfReplyAddress(forged, place)).toBeNull();
});
