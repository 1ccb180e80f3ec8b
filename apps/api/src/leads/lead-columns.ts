import { stageTitles } from '@tendril/condition';
import { sql } from 'drizzle-orm';
import { askedLead } from '../conditions/condition-sql.ts';

const { id, email, fields, score, stage } = askedLead;

/** The stages from stranger to customer; written into the text, because an index is found only by the very same expression. */
const ladder = sql.raw(
  `array[${Object.keys(stageTitles)
    .map((name) => `'${name}'`)
    .join(', ')}]`,
);

/**
 * What a list of leads is put in order by. Each has its index in the migration `lists`, for which these expressions must stay
 * as they are there; a test looks at the plans.
 */
export const sortColumns = {
  newest: id,
  name: sql`lower(coalesce(nullif(btrim(coalesce(${fields} ->> 'first_name', '') || ' ' || coalesce(${fields} ->> 'last_name', '')), ''), nullif(btrim(${fields} ->> 'name'), ''), ${email}, ''))`,
  company: sql`lower(nullif(btrim(${fields} ->> 'company'), ''))`,
  stage: sql`array_position(${ladder}, ${stage})`,
  score,
};

/** What a search looks through. */
export const searchedWords = sql`(coalesce(${email}, '') || ' ' || coalesce(${fields} ->> 'name', '') || ' ' || coalesce(${fields} ->> 'first_name', '') || ' ' || coalesce(${fields} ->> 'last_name', '') || ' ' || coalesce(${fields} ->> 'company', ''))`;

/** The place of a stage on the ladder, from 1; null for one that is not ours. */
export function placeOfStage(name: string): number | null {
  const place = Object.keys(stageTitles).indexOf(name);
  return place < 0 ? null : place + 1;
}
