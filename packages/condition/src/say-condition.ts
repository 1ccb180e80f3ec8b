import type { Condition, EventTest, FieldTest } from './condition.ts';
import { sayStage } from './say-stage.ts';
import { sayEventName, sayProperties } from './say-event.ts';
import { nameInWords, sayTest } from './say-test.ts';
import type { ValueTest } from './value-test.ts';

/** Says a condition as marketing people would: "industry is wholesale and clicked at least 2 times in the last 7 days". */
export function sayCondition(condition: Condition): string {
  if ('field' in condition) return sayField(condition);
  if ('event' in condition) return sayEvent(condition);
  if ('not' in condition) return `not (${sayCondition(condition.not)})`;
  if ('all' in condition) return condition.all.map(sayPart).join(' and ');
  return condition.any.map(sayPart).join(' or ');
}

/** A group inside a group stands in brackets, except where it has one part only. */
function sayPart(part: Condition): string {
  const size = 'all' in part ? part.all.length : 'any' in part ? part.any.length : 1;
  return size > 1 ? `(${sayCondition(part)})` : sayCondition(part);
}

const fieldNames: ReadonlyMap<string, string> = new Map([
  ['email', 'email address'],
  ['timeZone', 'time zone'],
  ['createdAt', 'first seen'],
]);

function sayField(test: FieldTest): string {
  const dot = test.field.indexOf('.');
  const name = nameInWords(test.field.slice(dot + 1));
  if (test.field.startsWith('consent.')) {
    const isGiven = (test.op === 'equals') === ('value' in test && test.value === true);
    return isGiven ? `agreed to ${name}` : `has not agreed to ${name}`;
  }
  if (test.op === 'hasTag') return `has the tag ${test.value}`;
  if (test.op === 'lacksTag') return `does not have the tag ${test.value}`;
  if (test.field === 'stage') return `stage ${sayTest(inStageWords(test))}`;
  const said = fieldNames.get(test.field) ?? (test.field.startsWith('entry.') ? `${name} at entry` : name);
  return `${said} ${sayTest(test)}`;
}

/** The same test of what the stages are called. */
function inStageWords(test: ValueTest): ValueTest {
  if (test.op === 'in' || test.op === 'notIn')
    return { ...test, value: test.value.map((stage) => sayStage(String(stage))) };
  if (test.op === 'equals' || test.op === 'notEquals') return { ...test, value: sayStage(String(test.value)) };
  return test;
}

function sayEvent(test: EventTest): string {
  const name = sayEventName(test.event);
  const what = test.where === undefined ? name : `${name} (${sayProperties(test.where)})`;
  const { op, n } = test.times ?? { op: 'atLeast', n: 1 };
  if (n === 0 && op !== 'atLeast') return `never ${what}${saySince(test.since)}`;
  const times = n === 1 ? 'once' : `${n} times`;
  const howOften = { atLeast: `at least ${times}`, atMost: `at most ${times}`, exactly: `exactly ${times}` }[op];
  return test.times === undefined ? `${what}${saySince(test.since)}` : `${what} ${howOften}${saySince(test.since)}`;
}

function saySince(since: EventTest['since']): string {
  if (since === 'ever') return ' at any time';
  if (since === 'entry') return ' since entering';
  return since.lastDays === 1 ? ' in the last 24 hours' : ` in the last ${since.lastDays} days`;
}
