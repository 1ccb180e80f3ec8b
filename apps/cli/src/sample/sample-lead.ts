/** A lead of the sample workspace. */
export interface SampleLead {
  email: string;
  fields: Readonly<Record<string, string | number>>;
  timeZone: string;
  stage: string;
  score: number;
  tags: readonly string[];
  hasConsent: boolean;
  /** Days before the seeding at which the lead became known. */
  knownForDays: number;
  history: readonly PastEvent[];
  /** A mail the lead wrote, which is read like any other. */
  reply?: string;
  /** Why no mail may go to the address. */
  suppression?: string;
}

/** Something the lead did, so many days before the seeding. */
export interface PastEvent {
  daysAgo: number;
  name: string;
  properties: Readonly<Record<string, unknown>>;
}

export function visited(daysAgo: number, page: string): PastEvent {
  return { daysAgo, name: 'page.visited', properties: { page } };
}

export function submitted(daysAgo: number, form: string): PastEvent {
  return { daysAgo, name: 'form.submitted', properties: { form } };
}
