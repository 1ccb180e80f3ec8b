/** What a figure should be: at most or at least so much. */
export type Target = { most: number } | { least: number };

/** One measured figure. Without a target it is told for understanding alone. */
export interface Figure {
  value: number;
  unit: string;
  target?: Target;
}

/** One benchmark: measures something and names its figures, in the order in which they are told. */
export interface Bench {
  name: string;
  /** What is measured, in one line. */
  title: string;
  measure(): Promise<Record<string, Figure>>;
}

/** Whether a figure is what it should be; null where there is no target. */
export function isMet({ value, target }: Figure): boolean | null {
  if (target === undefined) return null;
  return 'most' in target ? value <= target.most : value >= target.least;
}

/** The target as people read it: `≤ 13`. */
export function sayTarget(target: Target): string {
  return 'most' in target ? `≤ ${target.most}` : `≥ ${target.least}`;
}
