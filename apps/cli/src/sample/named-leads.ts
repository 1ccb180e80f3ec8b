import { downloads, replies, salesAnswers } from './acts.ts';
import { submitted, visited, type SampleLead } from './sample-lead.ts';

const dayHours = 24;

/** The leads of Northlight whose stories the sample workspace tells, as seen at `now`. */
export function namedLeads(now: Date): SampleLead[] {
  return [greta, nadia, henrik(now), kees, lucia, tom, owen, elke];
}

const greta: SampleLead = {
  email: 'greta.halvorsen@fjordlinefittings.example',
  fields: person('Greta Halvorsen', 'Head of Finance', {
    company: 'Fjordline Fittings',
    employees: 210,
    country: 'NO',
  }),
  timeZone: 'Europe/Oslo',
  ...{ stage: 'lead', score: 41, tags: [], hasConsent: true, knownForDays: 41 },
  history: [
    visited(20, 'pricing'),
    submitted(11, 'Book a demo'),
    { daysAgo: 9, name: 'demo.held', properties: { rep: 'Maren Lindqvist' } },
    { daysAgo: 8, name: 'deal.opened', properties: { amount: 14_200, currency: 'EUR' } },
  ],
  passage: {
    journey: 'stock-report',
    enteredHoursAgo: 41 * dayHours,
    acts: [
      downloads(3),
      replies(
        'reaction',
        { afterHours: 7 },
        'Yes, we would like a demo with our own data. Can you call me on Thursday?',
      ),
      salesAnswers(1.5, { state: 'accepted', by: 'Maren Lindqvist' }),
    ],
  },
  became: { stage: 'opportunity', score: 92, tags: ['demo'] },
};

const nadia: SampleLead = {
  email: 'nadia.wirth@fjordlinefittings.example',
  fields: person('Nadia Wirth', 'IT Lead', { company: 'Fjordline Fittings', employees: 210, country: 'NO' }),
  timeZone: 'Europe/Oslo',
  ...{ stage: 'lead', score: 18, tags: [], hasConsent: true, knownForDays: 30 },
  history: [submitted(30, 'Get the guide'), visited(12, 'product')],
  passage: {
    journey: 'long-nurture',
    enteredHoursAgo: 21 * dayHours,
    acts: [
      {
        step: 'second',
        when: { hoursAgo: 8 * dayHours },
        deed: { kind: 'end', reason: 'a colleague is talking to sales' },
      },
    ],
  },
};

function henrik(now: Date): SampleLead {
  return {
    email: 'henrik.lauridsen@lundemarine.example',
    fields: {
      ...person('Henrik Lauridsen', 'Controller', { company: 'Lunde Marine', employees: 180, country: 'NO' }),
      come_back_on: `${comeBack(now).year}-${comeBack(now).month === 'March' ? '03' : '09'}-01`,
    },
    timeZone: 'Europe/Oslo',
    ...{ stage: 'lead', score: 34, tags: ['not now'], hasConsent: true, knownForDays: 55 },
    history: [submitted(55, 'Get the guide'), visited(40, 'pricing')],
    passage: {
      journey: 'long-nurture',
      enteredHoursAgo: 20 * dayHours,
      acts: [replies('first', { afterHours: 26 }, `Not now, please come back to me in ${comeBack(now).month}.`)],
    },
    became: { stage: 'recycled' },
  };
}

const kees: SampleLead = {
  email: 'kees.brandsma@haldenfasteners.example',
  fields: person('Kees Brandsma', 'Operations Manager', { company: 'Halden Fasteners', employees: 320, country: 'NL' }),
  timeZone: 'Europe/Amsterdam',
  ...{ stage: 'mql', score: 61, tags: ['long nurture'], hasConsent: true, knownForDays: 36 },
  history: ['home', 'product', 'case', 'product', 'home'].map((page, index) => visited(30 - 3 * index, page)),
  passage: {
    journey: 'long-nurture',
    enteredHoursAgo: 20 * dayHours,
    acts: [
      replies(
        'second',
        { afterHours: 1 },
        'I am out of the office until Monday and will answer when I am back. Kind regards, Kees',
      ),
    ],
  },
};

const lucia: SampleLead = {
  email: 'lucia.ferran@vardewholesale.example',
  fields: person('Lucía Ferrán', 'Sales Director', { company: 'Varde Wholesale', employees: 260, country: 'DK' }),
  timeZone: 'Europe/Copenhagen',
  ...{ stage: 'customer', score: 75, tags: ['customer', 'referred two'], hasConsent: true, knownForDays: 240 },
  history: [
    submitted(240, 'Book a demo'),
    { daysAgo: 170, name: 'deal.won', properties: { amount: 9_400, currency: 'EUR' } },
    visited(3, 'product'),
  ],
};

const tom: SampleLead = {
  email: 'tom.ashby@student-mail.example',
  fields: { first_name: 'Tom', last_name: 'Ashby', title: 'Student', country: 'GB', language: 'en' },
  timeZone: 'Europe/London',
  ...{ stage: 'lead', score: 4, tags: ['student'], hasConsent: false, knownForDays: 22 },
  history: [],
  passage: { journey: 'stock-report', enteredHoursAgo: 22 * dayHours, acts: [downloads(1)] },
  became: { stage: 'disqualified', tags: ['student'] },
};

const owen: SampleLead = {
  email: 'owen.pugh@ardmoretiles.example',
  fields: person('Owen Pugh', 'Finance Manager', { company: 'Ardmore Tiles', employees: 60, country: 'IE' }),
  timeZone: 'Europe/Dublin',
  ...{ stage: 'lead', score: 12, tags: ['needs a person'], hasConsent: true, knownForDays: 18 },
  history: [],
  passage: {
    journey: 'stock-report',
    enteredHoursAgo: 18 * dayHours,
    acts: [
      { step: 'download', when: { afterHours: 0.1 }, deed: { kind: 'bounce' } },
      {
        step: 'download',
        when: { afterHours: 2 },
        deed: { kind: 'hold', reason: 'the address does not exist, somebody has to find the right one' },
      },
    ],
  },
};

const elke: SampleLead = {
  email: 'elke.sommerfeld@kesslerverpackung.example',
  fields: person('Elke Sommerfeld', 'Leiterin Controlling', {
    company: 'Kessler Verpackung',
    employees: 430,
    country: 'DE',
  }),
  timeZone: 'Europe/Berlin',
  ...{ stage: 'lead', score: 27, tags: [], hasConsent: true, knownForDays: 7 },
  history: [visited(6, 'case')],
  passage: {
    journey: 'stock-report',
    enteredHoursAgo: 7 * dayHours,
    acts: [downloads(5), replies('reaction', { hoursAgo: 20 }, 'hm, maybe, who else uses it?')],
  },
};

interface Company {
  company: string;
  employees: number;
  country: string;
}

function person(name: string, title: string, company: Company): SampleLead['fields'] {
  const [first = '', ...rest] = name.split(' ');
  return { first_name: first, last_name: rest.join(' '), title, industry: 'manufacturing', language: 'en', ...company };
}

/** Henrik asks for March; who looks at the sample around then sees him ask for September, for he should be waiting still. */
function comeBack(now: Date): { month: 'March' | 'September'; year: number } {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  return month >= 1 && month <= 3
    ? { month: 'September', year }
    : { month: 'March', year: month === 0 ? year : year + 1 };
}
