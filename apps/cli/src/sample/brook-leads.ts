import { createRandom, type Random } from './random.ts';
import { submitted, type SampleLead } from './sample-lead.ts';

const seed = 20_260_309;
const firstNames = ['Margaret', 'Alan', 'Susan', 'Peter', 'Nisha', 'Colin', 'Helen', 'Derek', 'Yusuf', 'Gwen'];
const lastNames = ['Barlow', 'Finch', 'Sutton', 'Grady', 'Patel', 'Whitlock', 'Moss', 'Denham', 'Ellery', 'Crane'];
const jobs = ['boiler replacement', 'repair', 'power flush', 'heat pump', 'service plan'];
const jobForms = ['Call me back', 'Boiler checklist', 'Free visit'];

/** Households and landlords of Brook & Sons Heating: those with a story first, then as many as are still missing. */
export function brookLeads(amount: number): SampleLead[] {
  const random = createRandom(seed);
  const leads = new Map(named.map((lead) => [lead.email ?? 'by phone', lead]));
  while (leads.size < amount) {
    const lead = household(random, leads.size);
    leads.set(lead.email ?? '', lead);
  }
  return [...leads.values()];
}

function household(random: Random, index: number): SampleLead {
  const [first, last] = [random.pick(firstNames), random.pick(lastNames)];
  const score = random.between(0, 70);
  const knownForDays = random.between(2, 85);
  return {
    email: `${first}.${last}.${String(index).padStart(2, '0')}@wexbridge-mail.example`.toLowerCase(),
    fields: {
      first_name: first,
      last_name: last,
      phone: `07700 ${String(900_000 + random.between(0, 999))}`,
      postcode: `WB${random.between(1, 9)}`,
      job: random.pick(jobs),
      boiler_age: random.between(2, 24),
      tenure: random.share() < 0.85 ? 'owner' : 'landlord',
      language: 'en',
    },
    timeZone: 'Europe/London',
    stage: score >= 60 ? 'sql' : score >= 40 ? 'mql' : 'lead',
    score,
    tags: ['Brook & Sons'],
    hasConsent: random.share() < 0.7,
    knownForDays,
    history: [submitted(knownForDays, random.pick(jobForms))],
  };
}

const wexbridge = { timeZone: 'Europe/London', hasConsent: true } as const;

const named: readonly SampleLead[] = [
  {
    ...wexbridge,
    email: 'joan.tilley@wexbridge-mail.example',
    fields: {
      first_name: 'Joan',
      last_name: 'Tilley',
      phone: '01632 960114',
      postcode: 'WB3',
      job: 'boiler replacement',
      tenure: 'owner',
    },
    ...{ stage: 'evangelist', score: 88, tags: ['Brook & Sons', 'five stars'], knownForDays: 49 },
    history: [
      { daysAgo: 49, name: 'call.missed', properties: { from: '01632 960114' } },
      { daysAgo: 47, name: 'visit.held', properties: { rep: 'Callum Reid' } },
      { daysAgo: 40, name: 'deal.won', properties: { amount: 2_850, currency: 'GBP' } },
      { daysAgo: 31, name: 'review.written', properties: { stars: 5 } },
    ],
  },
  {
    ...wexbridge,
    email: 'ravi.menon@wexbridge-mail.example',
    fields: {
      first_name: 'Ravi',
      last_name: 'Menon',
      phone: '07700 900217',
      postcode: 'WB6',
      job: 'service plan',
      tenure: 'landlord',
      addresses: 4,
    },
    ...{ stage: 'customer', score: 64, tags: ['Brook & Sons', 'customer'], knownForDays: 75 },
    history: [
      submitted(75, 'Call me back'),
      { daysAgo: 66, name: 'deal.won', properties: { amount: 740, currency: 'GBP' } },
    ],
  },
  {
    ...wexbridge,
    email: null,
    fields: {
      first_name: 'Bea',
      last_name: 'Lockwood',
      phone: '01632 960458',
      postcode: 'WB2',
      job: 'boiler replacement',
      tenure: 'owner',
    },
    ...{
      stage: 'opportunity',
      score: 47,
      tags: ['Brook & Sons', 'by phone only'],
      knownForDays: 16,
      hasConsent: false,
    },
    history: [
      { daysAgo: 16, name: 'call.answered', properties: { minutes: 6 } },
      { daysAgo: 11, name: 'quote.sent', properties: { amount: 3_150, currency: 'GBP' } },
    ],
  },
  {
    ...wexbridge,
    email: 'sam.hartley@wexbridge-mail.example',
    fields: {
      first_name: 'Sam',
      last_name: 'Hartley',
      phone: '07700 900633',
      postcode: 'WB5',
      job: 'repair',
      tenure: 'owner',
    },
    ...{ stage: 'mql', score: 38, tags: ['Brook & Sons', 'marketplace'], knownForDays: 12 },
    history: [{ daysAgo: 12, name: 'marketplace.received', properties: { sold_to: 3 } }, submitted(10, 'Call me back')],
  },
];
