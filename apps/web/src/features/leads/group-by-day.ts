/** What happened on one day, in the order it was given. */
export interface Day<Item> {
  /** "Today", "Yesterday", "Thursday 12 March", with the year where it is another one. */
  title: string;
  items: Item[];
}

const sameYear = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const otherYear = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** Splits what happened into days of the reader's calendar. `at` is ISO 8601, `nowMs` epoch ms. */
export function groupByDay<Item extends { at: string }>(items: readonly Item[], nowMs: number): Day<Item>[] {
  const days = new Map<string, Day<Item>>();
  for (const item of items) {
    const at = new Date(item.at);
    const key = at.toDateString();
    const day = days.get(key) ?? { title: titleOf(at, new Date(nowMs)), items: [] };
    day.items.push(item);
    days.set(key, day);
  }
  return [...days.values()];
}

function titleOf(at: Date, now: Date): string {
  if (at.toDateString() === now.toDateString()) return 'Today';
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (at.toDateString() === yesterday.toDateString()) return 'Yesterday';
  return (at.getFullYear() === now.getFullYear() ? sameYear : otherYear).format(at);
}
