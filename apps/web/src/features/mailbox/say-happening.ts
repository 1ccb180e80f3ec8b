import type { Happening } from '@tendril/api';

/** What happened to an email, in words, and whether it is bad news. */
export function sayHappening({ name, detail }: Happening): { words: string; isBad: boolean } {
  switch (name) {
    case 'email.delivered':
      return { words: 'Delivered', isBad: false };
    case 'email.delayed':
      return { words: 'Delayed on its way', isBad: false };
    case 'email.opened':
      return { words: 'Opened', isBad: false };
    case 'email.clicked':
      return { words: detail === null ? 'Clicked a link' : `Clicked ${detail}`, isBad: false };
    case 'email.bounced':
      return {
        words: detail === 'soft' ? 'Bounced: the mailbox is full' : 'Bounced: there is no such address',
        isBad: true,
      };
    case 'email.complained':
      return { words: 'Marked as spam', isBad: true };
    case 'email.refused':
      return { words: 'Refused by the provider', isBad: true };
    case 'unsubscribed':
      return { words: 'Unsubscribed', isBad: true };
    case 'reply.received':
      return { words: detail === null ? 'Replied' : `Replied, read as “${detail.replaceAll('_', ' ')}”`, isBad: false };
    case 'reply.out_of_office':
      return { words: 'Answered by an absence note', isBad: false };
    case 'reply.reviewed':
      return { words: 'Reply looked at by a person', isBad: false };
    default:
      return { words: name, isBad: false };
  }
}
