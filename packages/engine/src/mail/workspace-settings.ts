import { workspace, type Database, type Transaction, type WorkspaceSettings } from '@tendril/db';

export interface Workspace {
  timeZone: string;
  settings: WorkspaceSettings;
  /** While true no mail is sealed or delivered. */
  isMailHeld: boolean;
}

/** The one workspace of an installation; undefined before it is set up, when nothing can be sent. */
export async function loadWorkspace(db: Database | Transaction): Promise<Workspace | undefined> {
  const [row] = await db.select().from(workspace);
  if (row === undefined) return undefined;
  return { timeZone: row.timeZone, settings: row.settings, isMailHeld: row.mailHeldAt !== null };
}

/** The domain that replies come to: one that was set for it, else the sender's. */
export function replyDomain({ replyDomain: own, senderAddress }: WorkspaceSettings): string {
  return own ?? senderAddress.slice(senderAddress.lastIndexOf('@') + 1).toLowerCase();
}
