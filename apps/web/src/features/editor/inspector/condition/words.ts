/** What conditions can ask of every lead, in the groups the builder offers. */
export const fieldTitles = [
  {
    label: 'Lead',
    options: [
      { name: 'score', label: 'Score' },
      { name: 'stage', label: 'Stage' },
      { name: 'tags', label: 'Tags' },
      { name: 'email', label: 'Email address' },
      { name: 'timeZone', label: 'Time zone' },
      { name: 'createdAt', label: 'First seen' },
      { name: 'consent.marketing', label: 'Agreed to marketing' },
    ],
  },
  {
    label: 'What they did',
    options: [
      { name: 'event:email.opened', label: 'Opened an email' },
      { name: 'event:email.clicked', label: 'Clicked in an email' },
      { name: 'event:reply.received', label: 'Replied' },
      { name: 'event:form.submitted', label: 'Submitted a form' },
      { name: 'event:page.viewed', label: 'Viewed a page' },
      { name: 'event:meeting.booked', label: 'Booked a meeting' },
    ],
  },
];

export const operatorWords: Readonly<Record<string, string>> = {
  equals: 'is',
  notEquals: 'is not',
  in: 'is one of',
  notIn: 'is none of',
  known: 'is known',
  unknown: 'is not known',
  contains: 'contains',
  notContains: 'does not contain',
  startsWith: 'starts with',
  endsWith: 'ends with',
  hasTag: 'has',
  lacksTag: 'does not have',
  moreThan: 'is more than',
  atLeast: 'at least',
  lessThan: 'is less than',
  atMost: 'at most',
  exactly: 'exactly',
  between: 'is between',
  before: 'is before',
  after: 'is after',
  inLastDays: 'in the last days',
  inNextDays: 'in the next days',
};
