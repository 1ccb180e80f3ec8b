import { createRandom, type Random } from './random.ts';
import { submitted, visited, type PastEvent, type SampleLead } from './sample-lead.ts';

/** Names and companies of one language. */
interface Region {
  language: string;
  firstNames: string[];
  lastNames: string[];
  titles: string[];
  companies: { name: string; domain: string; employees: number; country: string; timeZone: string }[];
}

const regions: readonly Region[] = [
  {
    language: 'nl',
    firstNames: ['Sanne', 'Bram', 'Lotte', 'Jeroen', 'Femke', 'Daan', 'Maud', 'Thijs'],
    lastNames: ['de Vries', 'Bakker', 'Kuiper', 'van Dalen', 'Hartog', 'Smit', 'Maes', 'Peeters'],
    titles: ['Controller', 'Hoofd Inkoop', 'Operations Manager', 'Hoofd Financiën'],
    companies: [
      {
        name: 'Tolhuis Bearings',
        domain: 'tolhuisbearings.example',
        employees: 95,
        country: 'NL',
        timeZone: 'Europe/Amsterdam',
      },
      { name: 'Brix & Daal', domain: 'brixdaal.example', employees: 35, country: 'BE', timeZone: 'Europe/Brussels' },
    ],
  },
  {
    language: 'de',
    firstNames: ['Katharina', 'Dieter', 'Ulrike', 'Florian', 'Birgit', 'Stefan', 'Anja', 'Jonas'],
    lastNames: ['Hollmann', 'Vogel', 'Krüger', 'Lechner', 'Brandt', 'Seidel', 'Ostermann', 'Weiß'],
    titles: ['Leiter Controlling', 'Einkaufsleiterin', 'Lagerleiter', 'Vertriebsleiterin'],
    companies: [
      {
        name: 'Kessler Verpackung',
        domain: 'kesslerverpackung.example',
        employees: 430,
        country: 'DE',
        timeZone: 'Europe/Berlin',
      },
    ],
  },
  {
    language: 'en',
    firstNames: ['Aileen', 'Gareth', 'Harriet', 'Nigel', 'Diane', 'Simon', 'Claire', 'Graham'],
    lastNames: ['Byrne', 'Lowe', 'Cole', 'Frost', 'Marsh', 'Archer', 'Donnelly', 'Pell'],
    titles: ['Finance Director', 'Stock Controller', 'Head of Operations', 'Sales Director'],
    companies: [
      {
        name: 'Ardmore Tiles',
        domain: 'ardmoretiles.example',
        employees: 60,
        country: 'IE',
        timeZone: 'Europe/Dublin',
      },
      {
        name: 'Pennard Foods',
        domain: 'pennardfoods.example',
        employees: 740,
        country: 'GB',
        timeZone: 'Europe/London',
      },
    ],
  },
  {
    language: 'sv',
    firstNames: ['Linnea', 'Mats', 'Ingrid', 'Erik', 'Elsa', 'Victor', 'Karin', 'Anders'],
    lastNames: ['Åkerlund', 'Holm', 'Nyström', 'Lindqvist', 'Sjöberg', 'Ek', 'Dahl', 'Berg'],
    titles: ['Ekonomichef', 'Inköpschef', 'Lagerchef', 'Säljchef'],
    companies: [
      {
        name: 'Almstad Tool',
        domain: 'almstadtool.example',
        employees: 140,
        country: 'SE',
        timeZone: 'Europe/Stockholm',
      },
      { name: 'Lunde Marine', domain: 'lundemarine.example', employees: 180, country: 'NO', timeZone: 'Europe/Oslo' },
    ],
  },
];

const seed = 20_260_302;
const pages = ['home', 'product', 'case', 'pricing', 'careers'];

/** So many further leads of Northlight, the same every time; no two with the same address. */
export function generateLeads(amount: number): SampleLead[] {
  const random = createRandom(seed);
  const leads = new Map<string, SampleLead>();
  while (leads.size < amount) {
    const lead = generateLead(random, regions[leads.size % regions.length] ?? random.pick(regions));
    leads.set(lead.email ?? '', lead);
  }
  return [...leads.values()];
}

function generateLead(random: Random, region: Region): SampleLead {
  const [first, last, company] = [
    random.pick(region.firstNames),
    random.pick(region.lastNames),
    random.pick(region.companies),
  ];
  const score = random.between(0, 55);
  const { name, domain, timeZone, ...size } = company;
  return {
    email: `${plainLetters(first)}.${plainLetters(last)}@${domain}`,
    fields: {
      ...{ first_name: first, last_name: last, title: random.pick(region.titles), company: name, ...size },
      industry: random.pick(['wholesale', 'manufacturing', 'logistics']),
      language: region.language,
    },
    timeZone,
    stage: score >= 40 ? 'mql' : random.share() < 0.3 ? 'subscriber' : 'lead',
    score,
    tags: [],
    hasConsent: random.share() < 0.85,
    ...past(random),
  };
}

function past(random: Random): Pick<SampleLead, 'knownForDays' | 'history'> {
  const knownForDays = random.between(5, 90);
  const history: PastEvent[] = [submitted(knownForDays, random.pick(['Get the guide', 'Save my seat']))];
  for (let visits = random.between(0, 4); visits > 0; visits -= 1) {
    history.push(visited(random.between(1, knownForDays), random.pick(pages)));
  }
  return { knownForDays, history };
}

/** "Åkerlund" → "akerlund", "de Vries" → "devries". */
function plainLetters(name: string): string {
  const withoutAccents = name.toLowerCase().replace('ß', 'ss').normalize('NFKD').replace(/\p{M}/gu, '');
  return withoutAccents.replace(/[^a-z]/g, '');
}
