import { downloads, replies, salesAnswers } from './acts.ts';
import { createRandom, type Random } from './random.ts';
import type { Act, Passage, SampleLead } from './sample-lead.ts';

const seed = 20_260_316;
const dayHours = 24;
/** How many leads wait for sales, went through the live journey, and stand in the long nurture. */
const amounts = { waitingForSales: 4, stockReport: 35, longNurture: 31 };

const wantsToTalk = [
  'Yes please, book me in for a demo. Thursday afternoon suits me.',
  'Sounds great, I would like to see it with our numbers. When can we talk?',
  'I am interested, please call me tomorrow.',
  'Yes please, I am interested. Can we book a demo?',
];
const otherReplies = [
  'Does it read exports from SAP Business One?',
  'Not now, we are in the middle of a stock take. Maybe next quarter.',
  'Not interested, thank you.',
  // Nobody can be sure of this one: it waits for a person.
  'This looks right for us. Can you show it with our own export?',
];
const reps = ['Jonas Ebeling', 'Aoife Brennan', 'Pieter Claes', 'Maren Lindqvist'];

/** Gives the first of these leads a way through a journey, the same every time. */
export function givePassages(leads: readonly SampleLead[]): SampleLead[] {
  const random = createRandom(seed);
  const { waitingForSales, stockReport, longNurture } = amounts;
  return leads.map((lead, index) => {
    if (index < waitingForSales) return withPassage(lead, waitsForSales(index));
    if (index < waitingForSales + stockReport) return withPassage(lead, readsTheReport(random));
    if (index < waitingForSales + stockReport + longNurture) return withPassage(lead, isNurtured(random));
    return lead;
  });
}

/** Whoever is sent marketing has agreed to it, and became known by entering at the latest. */
function withPassage(lead: SampleLead, passage: Passage): SampleLead {
  const knownForDays = Math.max(lead.knownForDays, Math.ceil(passage.enteredHoursAgo / dayHours));
  const history = lead.history.filter(({ name }) => name !== 'form.submitted');
  return { ...lead, hasConsent: true, stage: 'lead', score: Math.min(lead.score, 39), knownForDays, history, passage };
}

/** Replied in the last hours, and sales has not answered yet. */
function waitsForSales(index: number): Passage {
  const text = wantsToTalk[index % wantsToTalk.length] ?? '';
  const hoursAgo = 0.4 + 0.7 * index;
  return {
    journey: 'stock-report',
    enteredHoursAgo: (5 + index / 4) * dayHours,
    acts: [downloads(2 + index), replies('reaction', { hoursAgo }, text)],
  };
}

function readsTheReport(random: Random): Passage {
  const acts: Act[] = [];
  if (random.share() < 0.8) acts.push(downloads(random.between(1, 60)));
  const mood = random.share();
  if (mood < 0.3) acts.push(...talks(random));
  else if (mood < 0.45)
    acts.push(replies('reaction', { afterHours: random.between(2, 60) }, random.pick(otherReplies)));
  return { journey: 'stock-report', enteredHoursAgo: random.between(10, 32 * dayHours), acts };
}

function talks(random: Random): Act[] {
  const by = random.pick(reps);
  const luck = random.share();
  const answered =
    luck < 0.75
      ? salesAnswers(random.between(1, 3), { state: 'accepted', by })
      : luck < 0.88
        ? salesAnswers(2, { state: 'not_now', by })
        : salesAnswers(3, { state: 'rejected', by, reason: 'Too small, no stock of their own' });
  return [replies('reaction', { afterHours: random.between(2, 40) }, random.pick(wantsToTalk)), answered];
}

function isNurtured(random: Random): Passage {
  return { journey: 'long-nurture', enteredHoursAgo: random.between(6, 24 * dayHours), acts: [] };
}
