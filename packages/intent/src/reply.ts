import { z } from 'zod';

/** Everything a reply can mean. */
export const intentLabelSchema = z.enum([
  'interested',
  'meeting_request',
  'question',
  'objection',
  'not_now',
  'not_interested',
  'referral',
  'wrong_person',
  'unsubscribe',
  'complaint',
  'out_of_office',
  'auto_reply',
  'bounce',
  'other',
]);
export type IntentLabel = z.infer<typeof intentLabelSchema>;

/** An inbound mail as the MIME parser hands it over. Header names in any case. */
export const replyInputSchema = z.object({
  id: z.string().optional(),
  subject: z.string(),
  headers: z.record(z.string(), z.string()),
  /** The plain text, with quotes and signature. */
  text: z.string(),
  /** When it arrived, an ISO instant. */
  received: z.iso.datetime({ offset: true }),
  /** The lead's IANA time zone, in which "tomorrow" is meant. UTC if unknown. */
  timeZone: z.string().optional(),
});
export type ReplyInput = z.infer<typeof replyInputSchema>;

/** One meaning found in a reply: how sure (0 to 1, three decimals) and the words it rests on. */
export interface LabelReading {
  label: IntentLabel;
  confidence: number;
  evidence: string[];
}

/** Whom to write to instead. At least one field is set. */
export interface Referral {
  email?: string;
  name?: string;
  phone?: string;
}

export type ObjectionKind = 'price' | 'timing' | 'competitor' | 'need';

/** What a reply says. */
export interface IntentReading {
  /** A machine's mail is never engagement nor the awaited reply. */
  kind: 'machine' | 'human';
  primary: IntentLabel;
  /** Most certain first; never empty, and it holds the primary one. */
  labels: LabelReading[];
  /** The day to come back on, yyyy-mm-dd in the lead's zone, always after the day of receipt. */
  until: string | null;
  referral: Referral | null;
  objection: ObjectionKind | null;
  /** The guess is too weak, or too grave, to act on: the run waits until somebody has looked. */
  needsPerson: boolean;
}
