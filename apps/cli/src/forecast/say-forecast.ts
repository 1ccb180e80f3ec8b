import { definitionOf, type Assumptions, type Forecast, type Plan } from '@tendril/journey';
import { count } from '../terminal.ts';

/** A forecast as lines for a terminal. Numbers wear "≈": nobody knows what people will do. */
export function sayForecast(plan: Plan, foretold: Forecast, basis: string): string[] {
  const { people, inside, ends, goals, emailsByDay, handoffsByWeek, emailsHeldBack, emailsNotSent } = foretold;
  const emails = emailsByDay.reduce((sum, one) => sum + one, 0);
  return [
    `${plan.name}: ≈ ${count(people, 'person').replace('persons', 'people')} enter, ${basis}`,
    '',
    ...stepLines(plan, foretold),
    '',
    `≈ ${emails} emails, at most ${Math.max(0, ...emailsByDay)} a day; ${emailsHeldBack} wait for a window or a cap`,
    ...listed('not sent', emailsNotSent),
    `≈ ${handoffsByWeek.reduce((sum, one) => sum + one, 0)} hand-offs, by week: ${handoffsByWeek.join(', ')}`,
    `≈ ${goals} reach the goal, ${inside} are inside at the end`,
    ...listed('ended', ends),
  ];
}

function stepLines(plan: Plan, { steps }: Forecast): string[] {
  return Object.values(plan.nodes).flatMap(({ id, kind, title, config }) => {
    const step = steps[id];
    if (step === undefined || step.entered === 0) return [];
    const ports = definitionOf(kind)?.ports(config) ?? [];
    const left = ports.flatMap(({ id: port, title: words }) => {
      const gone = step.left[port] ?? 0;
      return ports.length < 2 || gone === 0 ? [] : [`${words} ${gone}`];
    });
    const here = step.here + step.held;
    return [
      `${String(step.entered).padStart(7)}  ${title}${left.length === 0 ? '' : `: ${left.join(' · ')}`}${here === 0 ? '' : ` · ${here} still here`}`,
    ];
  });
}

function listed(what: string, counts: Readonly<Record<string, number>>): string[] {
  const rows = Object.entries(counts).toSorted(([, one], [, other]) => other - one);
  return rows.map(([reason, number]) => `   ${what}, ${reason}: ${number}`);
}

/** What a forecast takes for granted, in one line. */
export function sayAssumptions({ opens, clicks, replies, sales, reactionHours }: Assumptions): string {
  const percent = (share: number): string => `${Math.round(share * 1_000) / 10} %`;
  const accepted = percent(sales['accepted'] ?? 0);
  return `assumed: ${percent(opens)} open, ${percent(clicks)} click, ${percent(replies)} reply within ≈ ${reactionHours} h; sales accepts ${accepted}`;
}
