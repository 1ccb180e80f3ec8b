import { workspace } from '@tendril/db';
import type { ApiContext } from '../context.ts';

/** What holds for every journey. */
export interface WorkspaceInSettings {
  name: string;
  senderName: string;
  senderAddress: string;
  postalAddress: string;
  /** IANA name; for leads whose own zone is not known. */
  timeZone: string;
  tracksClicks: boolean;
  /** The domain that takes replies; null for the one of the sender's address. */
  replyDomain: string | null;
  /** When no marketing email leaves; null for journeys to say themselves. */
  quietHours: { from: string; to: string } | null;
}

const notSetUp: WorkspaceInSettings = {
  name: '',
  senderName: '',
  senderAddress: '',
  postalAddress: '',
  timeZone: 'UTC',
  tracksClicks: true,
  replyDomain: null,
  quietHours: null,
};

/** The workspace; empty texts before it was set up. */
export async function getSettings({ engine: { db } }: ApiContext): Promise<WorkspaceInSettings> {
  const [row] = await db.select().from(workspace);
  if (row === undefined) return notSetUp;
  const { senderName, senderAddress, postalAddress, tracksClicks, replyDomain, quietHours } = row.settings;
  return {
    ...{ name: row.name, timeZone: row.timeZone, senderName, senderAddress, postalAddress, tracksClicks },
    ...{ replyDomain: replyDomain ?? null, quietHours: quietHours ?? null },
  };
}
