import { journeyRun, lead, mailboxMail } from '@tendril/db';
import type { Engine } from '@tendril/engine';
import { until } from '@tendril/stack';
import { asc, eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { patienceMs } from './browser-scene.ts';
import { pathOf } from './test-engine.ts';

/** Somebody who becomes a lead. */
export interface Person {
  name: string;
  email: string;
}

/** Fills in and sends a form's own page as a person in a browser. */
export async function submitForm(page: Page, of: { address: string; form: string; person: Person }): Promise<void> {
  const { address, form, person } = of;
  await page.goto(new URL(`/f/${encodeURIComponent(form)}`, address).href);
  await page.getByLabel('Email address').fill(person.email);
  await page.getByLabel('First name').fill(person.name);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { name: 'Thank you' }).waitFor();
}

export async function leadOf({ db }: Engine, { email }: Person) {
  const [found] = await db.select().from(lead).where(eq(lead.email, email));
  if (found === undefined) throw new Error(`There is no lead ${email}.`);
  return found;
}

/** The only passage of a person through a journey; throws when there is none or several. */
export async function runOf(engine: Engine, person: Person) {
  const { id } = await leadOf(engine, person);
  const runs = await engine.db.select().from(journeyRun).where(eq(journeyRun.leadId, id));
  const [run] = runs;
  if (run === undefined || runs.length > 1) throw new Error(`${person.name} has ${runs.length} passages.`);
  return run;
}

/** The kinds of steps a person has passed, each with its outcome unless that is the only one: `wait.event timeout`. */
export async function wayOf(engine: Engine, person: Person): Promise<string[]> {
  const steps = await pathOf(engine, (await runOf(engine, person)).id);
  return steps.map(({ kind, port }) => (port === null || ['next', 'sent'].includes(port) ? kind : `${kind} ${port}`));
}

/** Subjects of what a person was sent, in order. */
export async function subjectsTo({ db }: Engine, { email }: Person): Promise<string[]> {
  const mails = db.select().from(mailboxMail).where(eq(mailboxMail.toAddress, email));
  return (await mails.orderBy(asc(mailboxMail.keptAt))).map(({ subject }) => subject);
}

/** Waits until it holds; fails with what it is about when it never does. An error counts as "not yet". */
export async function comesTrue(what: string, holds: () => Promise<boolean>): Promise<void> {
  const isSo = (): Promise<boolean> => holds().catch(() => false);
  expect([what, await until(isSo, { limitMs: patienceMs * 2 })]).toEqual([what, true]);
}
