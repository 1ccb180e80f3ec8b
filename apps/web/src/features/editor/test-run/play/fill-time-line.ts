import type { Act } from './deed.ts';
import type { Reaction } from './presets.ts';
import type { TestRun } from './play-test.ts';

/** Enough for any journey; one that goes round for ever is cut off here. */
const mostEmails = 30;

/** The time line of somebody who reacts so: plays on from email to email, because each reaction may bring another one. */
export function fillTimeLine(
  reactions: readonly Reaction[],
  play: (acts: readonly Act[]) => Pick<TestRun, 'mails' | 'enteredAt'>,
): Act[] {
  let acts: Act[] = [];
  for (let email = 0; email < mostEmails; email += 1) {
    const wanted = reactions.filter(({ to }) => to === 'each' || email === 0);
    if (wanted.length === 0) break;
    const { mails, enteredAt } = play(acts);
    const leftAt = mails.flatMap((mail) => mail.leftAt ?? []).toSorted((one, other) => one - other)[email];
    if (leftAt === undefined) break;
    acts = [
      ...acts,
      ...wanted.map(({ afterMs, deed }, index) => ({
        id: `email-${email}-${index}`,
        afterMs: leftAt - enteredAt + afterMs,
        deed,
      })),
    ];
  }
  return acts;
}
