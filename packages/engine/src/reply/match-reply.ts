import { lead, message, type Database, type WorkspaceSettings } from '@tendril/db';
import { messageIdOfReplyAddress, verifyToken } from '@tendril/email';
import { normaliseEmail } from '@tendril/leads';
import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import type { LedgerRow } from '../mail/ledger-row.ts';
import { replyDomain } from '../mail/workspace-settings.ts';

/** What tells which mail an incoming one answers, surest first. */
export interface ReplyMarks {
  /** The token of a reply address, when the adapter has already cut it out. */
  replyToken?: string | undefined;
  to: readonly string[];
  from: string;
  /** Header names in any case. */
  headers: Readonly<Record<string, string>>;
}

/** Whom a reply is from and which of our mails it answers; null when that cannot be told. */
export interface MatchedReply {
  leadId: string;
  mail: LedgerRow | null;
  by: 'token' | 'message_id' | 'sender';
}

/** Finds the mail that is answered: by reply token, by Message-ID, else the sender's latest. Undefined for strangers. */
export async function matchReply(
  engine: Engine,
  of: { marks: ReplyMarks; settings: WorkspaceSettings },
): Promise<MatchedReply | undefined> {
  const { marks, settings } = of;
  const byToken = await firstMail(engine.db, tokenIds(engine, marks, replyDomain(settings)));
  if (byToken !== undefined) return { leadId: byToken.leadId, mail: byToken, by: 'token' };
  const byHeader = await firstMail(engine.db, headerIds(marks.headers));
  if (byHeader !== undefined) return { leadId: byHeader.leadId, mail: byHeader, by: 'message_id' };
  return bySender(engine.db, marks.from);
}

function tokenIds(engine: Engine, marks: ReplyMarks, domain: string): string[] {
  const { secret } = engine;
  const fromToken =
    marks.replyToken === undefined ? null : verifyToken(marks.replyToken, { purpose: 'reply', secret, now: 0 });
  const fromAddresses = marks.to.map((address) => messageIdOfReplyAddress(bareAddress(address), { domain, secret }));
  return [fromToken?.id ?? null, ...fromAddresses].filter((id) => id !== null);
}

/** Message ids in the threading headers, the mail answered first, then the thread from its end. */
function headerIds(headers: Readonly<Record<string, string>>): string[] {
  const lowered = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const idsIn = (header: string) =>
    [...(lowered.get(header) ?? '').matchAll(/<([^<>\s@]+)@[^<>\s]+>/g)].map(([, id]) => id ?? '');
  return [...idsIn('in-reply-to'), ...idsIn('references').toReversed()];
}

async function firstMail(db: Database, ids: readonly string[]): Promise<LedgerRow | undefined> {
  const uuids = ids.map((id) => id.toLowerCase()).filter((id) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id));
  if (uuids.length === 0) return undefined;
  const found = await db.select().from(message).where(inArray(message.id, uuids));
  return found.toSorted((a, b) => uuids.indexOf(a.id) - uuids.indexOf(b.id))[0];
}

async function bySender(db: Database, from: string): Promise<MatchedReply | undefined> {
  const emailKey = normaliseEmail(bareAddress(from));
  if (emailKey === null) return undefined;
  const [sender] = await db.select({ id: lead.id }).from(lead).where(eq(lead.emailKey, emailKey));
  if (sender === undefined) return undefined;
  const [latest] = await db
    .select()
    .from(message)
    .where(and(eq(message.leadId, sender.id), isNotNull(message.leftAt)))
    .orderBy(desc(message.leftAt))
    .limit(1);
  return { leadId: sender.id, mail: latest ?? null, by: 'sender' };
}

/** `Ada <ada@example.com>` → `ada@example.com`. */
function bareAddress(mailbox: string): string {
  return /<([^<>]*)>\s*$/.exec(mailbox)?.[1] ?? mailbox.trim();
}
