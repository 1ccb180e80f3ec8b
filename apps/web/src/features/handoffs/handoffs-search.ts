/** The lists of hand-offs, in the order of their tabs. */
export const handoffViews = [
  { id: 'open', label: 'To answer' },
  { id: 'mine', label: 'Mine' },
  { id: 'answered', label: 'Answered' },
  { id: 'all', label: 'All' },
] as const;
export type HandoffView = (typeof handoffViews)[number]['id'];

/** What of the hand-offs stands in their address: the list that is shown; those to answer where it is left out. */
export function handoffsSearchOf({ show }: Record<string, unknown>): { show?: Exclude<HandoffView, 'open'> } {
  return show === 'mine' || show === 'answered' || show === 'all' ? { show } : {};
}
