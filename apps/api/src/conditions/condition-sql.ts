import { compileToSql, type Condition } from '@tendril/condition';
import { lead } from '@tendril/db';
import { sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { AppError } from '../errors.ts';

/** The leads a condition is asked of; compiled conditions call them `l`. */
export const askedLead = alias(lead, 'l');

/**
 * A condition as an expression over `askedLead`, true for the leads it holds for at `now` (epoch ms). Refuses what only a lead
 * inside a journey can be asked.
 */
export function conditionSql(condition: Condition, now: number): SQL {
  const compiled = compileToSql(condition, { now });
  if ('problem' in compiled) throw new AppError('invalid', compiled.problem.message, { field: 'condition' });
  // The text holds placeholders alone; what people wrote is among the parameters.
  const parts = compiled.sql.split(/\$(\d+)/);
  const chunks = parts.map((part, index) =>
    index % 2 === 0 ? sql.raw(part) : sql`${compiled.params[Number(part) - 1]}`,
  );
  return sql.join(chunks);
}
