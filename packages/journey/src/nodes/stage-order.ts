/** The ladder from stranger to customer. Stages beside it (recycled, disqualified, a company's own) have no order. */
const ladder = ['subscriber', 'lead', 'mql', 'sal', 'sql', 'opportunity', 'customer', 'evangelist'];

/** Whether a move goes down the ladder; never true for stages that are not on it. */
export function isBackward(from: string, to: string): boolean {
  const [before, after] = [ladder.indexOf(from.toLowerCase()), ladder.indexOf(to.toLowerCase())];
  return before >= 0 && after >= 0 && after < before;
}
