import type { HandoffInList } from '@tendril/api';

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** What sales said, in a sentence: "Not now, come back on 1 Mar 2027". */
export function sayAnswer({ state, reason, until }: Pick<HandoffInList, 'state' | 'reason' | 'until'>): string {
  switch (state) {
    case 'open':
      return 'Not answered yet';
    case 'accepted':
      return 'Accepted';
    case 'not_now':
      return until === null ? 'Not now' : `Not now, come back on ${day.format(Date.parse(until))}`;
    case 'rejected':
      return reason === null ? 'Rejected' : `Rejected: ${reason}`;
    case 'no_answer':
      return 'Nobody answered in time';
  }
}
