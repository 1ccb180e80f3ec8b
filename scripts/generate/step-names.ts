/** The spellings of one name: `score-company`, `scoreCompany`, `score_company`, `Score company`. */
export interface StepNames {
  readonly file: string;
  readonly constant: string;
  readonly kind: string;
  readonly title: string;
}

/** The spellings of a name given in kebab case; null for anything else. */
export function stepNames(name: string | undefined): StepNames | null {
  if (name === undefined || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) return null;
  const words = name.split('-');
  const title = words.join(' ');
  return {
    file: name,
    constant: words.map((word, at) => (at === 0 ? word : capitalised(word))).join(''),
    kind: words.join('_'),
    title: capitalised(title),
  };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
