import { print } from '../terminal.ts';
import { sayMoment, type JourneyTime } from '../time/say-moment.ts';
import type { LeadReport, MailLine, PathStep } from './lead-report.ts';

const momentWidth = 15;
const titleWidth = 50;
/** What the canvas writes at the exit of a step that has just one. */
const onlyWay = 'then';

/** Prints one lead's path, mails and end, with times in words. */
export function sayLead(lead: LeadReport): void {
  const time: JourneyTime = { enteredAt: Date.parse(lead.enteredAt), timeZone: lead.timeZone };
  print(`${lead.email ?? 'a lead without an address'} (${lead.timeZone})`);
  for (const step of lead.path) print(sayStep(step, time));
  if (lead.mails.length > 0) print('  Mails');
  for (const mail of lead.mails) print(sayMail(mail, time));
  print(sayEnd(lead, time));
}

function sayStep({ title, visit, outcome, leftAt, notSent }: PathStep, time: JourneyTime): string {
  const again = visit > 1 ? ` (${visit}. time)` : '';
  const why = notSent === null ? '' : ` (${words(notSent)})`;
  const way = outcome === null || outcome === onlyWay ? '' : `→ ${notSent === null ? outcome : 'not sent'}${why}`;
  return row(Date.parse(leftAt), `${fit(title + again)}  ${way}`, time);
}

/** A long title is cut, so that the ways stand below each other. */
function fit(title: string): string {
  return title.length <= titleWidth ? title.padEnd(titleWidth) : `${title.slice(0, titleWidth - 1)}…`;
}

function sayMail({ subject, state, at }: MailLine, time: JourneyTime): string {
  const text = at === null ? `"${subject}" (${state})` : `"${subject}"`;
  return at === null ? `  ${''.padEnd(momentWidth)}  ${text}` : row(Date.parse(at), text, time);
}

function sayEnd({ status, end, standsAt, path }: LeadReport, time: JourneyTime): string {
  if (end !== null) return `  End: ${words(end.reason)} (${sayMoment(Date.parse(end.at), time)})`;
  if (status === 'lost') return '  LOST: there is no run for this lead.';
  const last = path.at(-1);
  const since = last === undefined ? '' : ` since ${sayMoment(Date.parse(last.leftAt), time)}`;
  const why = standsAt?.reason == null ? '' : `: ${words(standsAt.reason)}`;
  return `  ${status === 'held' ? 'HELD' : 'Stands'} at ${standsAt?.title ?? '?'}${since}${why}`;
}

function row(at: number, text: string, time: JourneyTime): string {
  return `  ${sayMoment(at, time).padEnd(momentWidth)}  ${text}`.trimEnd();
}

/** "noConsent" → "no consent". */
function words(name: string): string {
  return name.replaceAll('_', ' ').replace(/[a-z][A-Z]/g, (pair) => `${pair[0]} ${pair[1]?.toLowerCase()}`);
}
