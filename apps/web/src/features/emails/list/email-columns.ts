import type { EmailInList, EmailSort } from '@tendril/api';

/** A figure of an email, as the list heads it. */
export interface FigureColumn {
  key: EmailSort & keyof EmailInList;
  title: string;
  /** From which width on there is room for it. */
  visibleFrom?: 'xs' | 'sm' | 'md' | 'lg';
}

/** People, each counted once. */
export const figureColumns: readonly FigureColumn[] = [
  { key: 'sent', title: 'Sent' },
  { key: 'delivered', title: 'Delivered', visibleFrom: 'lg' },
  { key: 'opened', title: 'Opened', visibleFrom: 'md' },
  { key: 'clicked', title: 'Clicked', visibleFrom: 'sm' },
  { key: 'replied', title: 'Replied', visibleFrom: 'xs' },
  { key: 'bounced', title: 'Bounced', visibleFrom: 'md' },
  { key: 'unsubscribed', title: 'Unsubscribed', visibleFrom: 'lg' },
];

const sorts: ReadonlySet<unknown> = new Set<EmailSort>([
  'subject',
  'journey',
  'lastSent',
  ...figureColumns.map(({ key }) => key),
]);

/** Whether the list can be put in order by this. */
export function isEmailSort(value: unknown): value is EmailSort {
  return sorts.has(value);
}

/** What is looked at first by this: names from A, figures and dates from the top. */
export function firstOrder(sort: EmailSort): 'asc' | 'desc' {
  return sort === 'subject' || sort === 'journey' ? 'asc' : 'desc';
}
