import { readFileSync } from 'node:fs';
import { defineActivity } from '@tendril/activity-kit';
import { z } from 'zod';

const companySchema = z.object({
  name: z.string().meta({ title: 'Company' }),
  employees: z.int().positive().meta({ title: 'Employees' }),
  industry: z.string().meta({ title: 'Industry' }),
  /** ISO 3166-1 alpha-2. */
  country: z.string().length(2).meta({ title: 'Country' }),
});
type Company = z.output<typeof companySchema>;

const dataFile = new URL('../data/companies.json', import.meta.url);
const fileSchema = z.array(companySchema.extend({ domain: z.string() }));

/** Finds the lead's company by the domain of an email address, in a file that lies beside the code. */
export const companyLookup = defineActivity({
  kind: 'company_lookup',
  title: 'Look up company',
  description: 'Finds size, industry and country of a company by the domain of an email address.',
  icon: 'building',
  group: 'Enrichment',
  input: z.object({
    emailOrDomain: z
      .string()
      .trim()
      .meta({ title: 'Email address or domain', default: '{{ lead.email }}', examples: ['northlight.example'] }),
  }),
  output: companySchema.partial(),
  outcomes: ['found', 'not_found'],
  timeout: '10s',
  retry: { attempts: 5, first: '1s', longest: '1m' },
  run: async (context, { emailOrDomain }) => {
    const company = companiesByDomain().get(domainOf(emailOrDomain));
    context.logger.debug('Looked up a company', { found: company !== undefined });
    return company === undefined ? { outcome: 'not_found', output: {} } : { outcome: 'found', output: company };
  },
});

let companies: ReadonlyMap<string, Company> | undefined;

/** The file's companies; read at the first call and kept. */
function companiesByDomain(): ReadonlyMap<string, Company> {
  companies ??= new Map(
    fileSchema
      .parse(JSON.parse(readFileSync(dataFile, 'utf8')))
      .map(({ domain, ...company }): [string, Company] => [domain, company]),
  );
  return companies;
}

/** `greta@Mail.Example ` and `https://www.mail.example/x` both give `mail.example`. */
function domainOf(emailOrDomain: string): string {
  const host = emailOrDomain.slice(emailOrDomain.lastIndexOf('@') + 1).replace(/^[a-z]+:\/\//i, '');
  return host
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/[/:?#].*$/, '');
}
