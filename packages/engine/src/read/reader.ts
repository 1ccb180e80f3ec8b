import { lead, type Database } from '@tendril/db';
import { and, eq, isNull } from 'drizzle-orm';

/** What of a lead an email can tell. */
export type Reader = Pick<typeof lead.$inferSelect, 'email' | 'fields' | 'score' | 'stage' | 'tags'>;

/** Who reads an email while no lead was chosen. */
const inventedReader: Reader = {
  email: 'robin@acme.example',
  fields: { first_name: 'Robin', last_name: 'Sample', company: 'Acme', title: 'Head of Operations' },
  score: 35,
  stage: 'lead',
  tags: [],
};

/** The lead with this id; the invented one without an id, or when there is no such lead. */
export async function readerOf(db: Database, leadId: string | undefined): Promise<Reader> {
  if (leadId === undefined) return inventedReader;
  const [found] = await db
    .select()
    .from(lead)
    .where(and(eq(lead.id, leadId), isNull(lead.erasedAt)));
  return found ?? inventedReader;
}

/** The values an email can hold. `fields` are the names of the fields leads have. */
export function knownVariables(fields: readonly string[]): string[] {
  const own = ['email', 'score', 'stage', 'tags'].map((name) => `lead.${name}`);
  const named = [...fields, ...Object.keys(inventedReader.fields)].flatMap((field) => [field, `lead.${field}`]);
  return [...new Set([...own, ...named, 'entry.*', 'journey.name'])];
}
