import { submitted, visited, type SampleLead } from './sample-lead.ts';

/** The leads whose stories the sample workspace tells. */
export const namedLeads: readonly SampleLead[] = [
  {
    email: 'greta.halvorsen@fjordlinefittings.example',
    fields: person('Greta Halvorsen', 'Head of Finance', {
      company: 'Fjordline Fittings',
      employees: 210,
      country: 'NO',
    }),
    timeZone: 'Europe/Oslo',
    ...{ stage: 'opportunity', score: 92, tags: ['demo'], hasConsent: true, knownForDays: 41 },
    history: [
      submitted(41, 'Get the guide'),
      visited(20, 'pricing'),
      submitted(11, 'Book a demo'),
      { daysAgo: 9, name: 'demo.held', properties: { rep: 'Maren Lindqvist' } },
      { daysAgo: 8, name: 'deal.opened', properties: { amount: 14_200, currency: 'EUR' } },
    ],
  },
  {
    email: 'nadia.wirth@fjordlinefittings.example',
    fields: person('Nadia Wirth', 'IT Lead', { company: 'Fjordline Fittings', employees: 210, country: 'NO' }),
    timeZone: 'Europe/Oslo',
    ...{ stage: 'lead', score: 18, tags: [], hasConsent: true, knownForDays: 30 },
    history: [submitted(30, 'Get the guide'), visited(12, 'product')],
  },
  {
    email: 'henrik.lauridsen@lundemarine.example',
    fields: person('Henrik Lauridsen', 'Controller', { company: 'Lunde Marine', employees: 180, country: 'NO' }),
    timeZone: 'Europe/Oslo',
    ...{ stage: 'recycled', score: 34, tags: ['not now'], hasConsent: true, knownForDays: 55 },
    history: [submitted(55, 'Get the guide'), visited(40, 'pricing')],
    reply: 'Thanks, but not now. Please call me in March.',
  },
  {
    email: 'kees.brandsma@haldenfasteners.example',
    fields: person('Kees Brandsma', 'Operations Manager', {
      company: 'Halden Fasteners',
      employees: 320,
      country: 'NO',
    }),
    timeZone: 'Europe/Oslo',
    ...{ stage: 'mql', score: 61, tags: ['long nurture'], hasConsent: true, knownForDays: 36 },
    history: ['home', 'product', 'case', 'pricing', 'pricing'].map((page, index) => visited(20 - 3 * index, page)),
    reply: 'I am out of the office until Monday and will answer when I am back.',
  },
  {
    email: 'lucia.ferran@vardewholesale.example',
    fields: person('Lucía Ferrán', 'Sales Director', { company: 'Varde Wholesale', employees: 260, country: 'DK' }),
    timeZone: 'Europe/Copenhagen',
    ...{ stage: 'customer', score: 75, tags: ['customer', 'referred two'], hasConsent: true, knownForDays: 240 },
    history: [
      submitted(240, 'Book a demo'),
      { daysAgo: 170, name: 'deal.won', properties: { amount: 9_400, currency: 'EUR' } },
    ],
  },
  {
    email: 'tom.ashby@student-mail.example',
    fields: { first_name: 'Tom', last_name: 'Ashby', title: 'Student', country: 'GB', language: 'en' },
    timeZone: 'Europe/London',
    ...{ stage: 'disqualified', score: 4, tags: ['student'], hasConsent: false, knownForDays: 22 },
    history: [submitted(22, 'Get the guide')],
  },
  {
    email: 'owen.pugh@ardmoretiles.example',
    fields: person('Owen Pugh', 'Finance Manager', { company: 'Ardmore Tiles', employees: 60, country: 'IE' }),
    timeZone: 'Europe/Dublin',
    ...{ stage: 'lead', score: 12, tags: ['needs a person'], hasConsent: true, knownForDays: 18 },
    history: [submitted(18, 'Get the guide')],
    suppression: 'bounced',
  },
  {
    email: 'elke.sommerfeld@kesslerverpackung.example',
    fields: person('Elke Sommerfeld', 'Leiterin Controlling', {
      company: 'Kessler Verpackung',
      employees: 430,
      country: 'DE',
    }),
    timeZone: 'Europe/Berlin',
    ...{ stage: 'lead', score: 27, tags: [], hasConsent: true, knownForDays: 14 },
    history: [submitted(14, 'Get the guide'), visited(6, 'case')],
    reply: 'hm, maybe, who else uses it?',
  },
];

interface Company {
  company: string;
  employees: number;
  country: string;
}

function person(name: string, title: string, company: Company): SampleLead['fields'] {
  const [first = '', ...rest] = name.split(' ');
  return { first_name: first, last_name: rest.join(' '), title, industry: 'manufacturing', language: 'en', ...company };
}
