import { mapHeaders, normaliseEmail } from '@tendril/leads';
import { parse } from 'csv-parse/sync';
import { badInput } from '../cli-error.ts';
import { decodeText } from './decode-text.ts';
import { isTimeZone } from './lead-file.ts';
import { readBytes } from './read-file.ts';

/** A lead of a list, with the line it stands on. */
export interface ListedLead {
  line: number;
  email: string;
  fields: Record<string, string>;
  timeZone: string | null;
  tags: string[];
  /** Null where the list says nothing about consent. */
  consent: 'all' | 'none' | string[] | null;
}

export interface LeadsList {
  leads: ListedLead[];
  /** Rows left out, and why. */
  problems: { line: number; message: string }[];
}

interface Row {
  record: string[];
  info: { lines: number };
}

const delimiters = [',', ';', '\t'];

/**
 * Reads a list of leads: any of the usual encodings and delimiters. A row that cannot be used, or repeats an address, is left
 * out and named; throws bad input when there is no list at all.
 */
export async function readLeadsCsv(path: string): Promise<LeadsList> {
  const [header, ...rows] = parseRows(path, decodeText(await readBytes(path)));
  if (header === undefined) throw badInput(`${path} is empty. The first line names the columns, such as email.`);
  const columns = [...mapHeaders(header.record)];
  if (!columns.some(({ field }) => field === 'email')) {
    throw badInput(`${path} has no column for the email address. Its columns: ${header.record.join(', ')}.`);
  }
  const list: LeadsList = { leads: [], problems: [] };
  const seen = new Map<string, number>();
  for (const row of rows) {
    const line = row.info.lines;
    const lead = leadOf(row, columns);
    const key = normaliseEmail(lead.email);
    const earlier = key === null ? undefined : seen.get(key);
    const message = whyUnusable({ row, header, lead, key, earlier });
    if (message !== null) list.problems.push({ line, message });
    if (key === null || earlier !== undefined || row.record.length > header.record.length) continue;
    seen.set(key, line);
    list.leads.push({ ...lead, timeZone: lead.timeZone !== null && isTimeZone(lead.timeZone) ? lead.timeZone : null });
  }
  return list;
}

function parseRows(path: string, text: string): Row[] {
  const [firstLine = ''] = text.split(/\r?\n/, 1);
  const delimiter = delimiters.toSorted((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0] ?? ',';
  try {
    const options = { delimiter, info: true, relax_column_count: true, skip_empty_lines: true, trim: true } as const;
    // Safe because `info` makes rows of this shape; the types of the library leave it open.
    return parse(text, options) as unknown as Row[];
  } catch (error) {
    throw badInput(`${path} is no CSV file: ${error instanceof Error ? error.message : ''}`, error);
  }
}

function leadOf({ record, info }: Row, columns: ReturnType<typeof mapHeaders>): ListedLead {
  const lead: ListedLead = { line: info.lines, email: '', fields: {}, timeZone: null, tags: [], consent: null };
  for (const { column, field } of columns) {
    const value = record[column] ?? '';
    if (field === null || (value === '' && field !== 'lead.consent')) continue;
    if (field === 'email') lead.email = value;
    else if (field === 'timeZone') lead.timeZone = value;
    else if (field === 'tags') lead.tags = split(value);
    else if (field === 'lead.consent') lead.consent = consentOf(value);
    else lead.fields[field.replace(/^lead\./, '')] = value;
  }
  return lead;
}

function whyUnusable(of: {
  row: Row;
  header: Row;
  lead: ListedLead;
  key: string | null;
  earlier: number | undefined;
}): string | null {
  const { row, header, lead, key, earlier } = of;
  if (row.record.length > header.record.length) {
    return `${row.record.length} values for ${header.record.length} columns; is a quote missing?`;
  }
  if (lead.email === '') return 'no email address';
  if (key === null) return `"${lead.email}" is no email address`;
  if (earlier !== undefined) return `${lead.email} stands in line ${earlier} already`;
  if (lead.timeZone !== null && !isTimeZone(lead.timeZone))
    return `"${lead.timeZone}" is no time zone; taken without it`;
  return null;
}

/** "yes", "no", or the topics agreed to. An empty cell in a column about consent is no consent. */
function consentOf(value: string): 'all' | 'none' | string[] {
  if (/^(yes|y|true|1|x|ja|oui|si)$/i.test(value)) return 'all';
  return /^(no|n|false|0|nein|nee|non)?$/i.test(value) ? 'none' : split(value);
}

function split(value: string): string[] {
  return value
    .split(/[;|,]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
