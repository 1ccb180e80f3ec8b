import { plainText } from '../plain-text.ts';
import type { IntentLabel, LabelReading, ReplyInput } from '../reply.ts';
import {
  absenceStatement,
  absenceSubject,
  absenceWords,
  bounceSubject,
  delayWords,
  permanentStatus,
} from './machine-words.ts';

/** A mail as the rules look at it: header names in lower case, words in plain text. */
interface MachineMail {
  header: (name: string) => string;
  subject: string;
  text: string;
  own: string;
}

interface MachineRule {
  label: IntentLabel;
  confidence: number;
  /** The words or headers that gave the mail away, or null when the rule does not hold. */
  find: (mail: MachineMail) => string | null;
}

/**
 * Recognises mail no person wrote, by its headers, its subject and set phrases. Null for everything else.
 * @param ownText the text without quotes and signature
 */
export function readMachine(input: ReplyInput, ownText: string): LabelReading | null {
  const headers = new Map(Object.entries(input.headers).map(([name, value]) => [name.toLowerCase(), value.trim()]));
  const mail: MachineMail = {
    header: (name) => (headers.get(name) ?? '').toLowerCase(),
    subject: plainText(input.subject),
    text: plainText(input.text),
    own: plainText(ownText),
  };
  for (const { label, confidence, find } of machineRules) {
    const evidence = find(mail);
    if (evidence !== null) return { label, confidence, evidence: [evidence] };
  }
  return null;
}

/** In order: the first that holds decides. A feedback report is a multipart/report too, and so is a delay. */
const machineRules: readonly MachineRule[] = [
  { label: 'complaint', confidence: 1, find: feedbackReport },
  { label: 'auto_reply', confidence: 0.95, find: delayNotice },
  { label: 'bounce', confidence: 1, find: deliveryReport },
  { label: 'bounce', confidence: 0.95, find: bounceFromServer },
  { label: 'out_of_office', confidence: 1, find: absenceByHeader },
  { label: 'out_of_office', confidence: 0.95, find: absenceBySubject },
  { label: 'auto_reply', confidence: 1, find: automaticHeader },
  { label: 'out_of_office', confidence: 0.9, find: absenceByStatement },
];

function feedbackReport({ header, text }: MachineMail): string | null {
  if (/report-type="?feedback-report/.test(header('content-type'))) return 'report-type=feedback-report';
  return match(/feedback-type: (?:abuse|fraud|virus|other)/, text);
}

function delayNotice(mail: MachineMail): string | null {
  if (!isFromMailServer(mail) || permanentStatus.test(mail.text)) return null;
  return match(delayWords, mail.subject) ?? match(delayWords, mail.text);
}

function deliveryReport({ header }: MachineMail): string | null {
  if (header('x-failed-recipients') !== '') return `X-Failed-Recipients: ${header('x-failed-recipients')}`;
  return match(/report-type="?delivery-status/, header('content-type'));
}

function bounceFromServer(mail: MachineMail): string | null {
  if (!isFromMailServer(mail)) return null;
  return match(bounceSubject, mail.subject) ?? match(permanentStatus, mail.text);
}

function isFromMailServer({ header }: MachineMail): boolean {
  const fromServer = /\b(?:mailer-daemon|postmaster)\b/.test(header('from'));
  return fromServer || header('return-path') === '<>' || header('content-type').includes('delivery-status');
}

function absenceByHeader(mail: MachineMail): string | null {
  if (automaticHeader(mail) === null) return null;
  return (
    match(absenceWords, mail.own) ??
    match(/out of (?:the )?office|abwesen|afwezig|franvaro|absence|fuera de/, mail.subject)
  );
}

/** "Automatic reply" in a subject says nothing of absence by itself: a ticket system writes it too. */
function absenceBySubject(mail: MachineMail): string | null {
  if (isAnswerToUs(mail.subject)) return null;
  const subject = match(absenceSubject, mail.subject);
  if (subject === null) return null;
  const isOnlyAutomatic = /^(?:auto|resp|repon)/.test(subject);
  return isOnlyAutomatic ? match(absenceWords, mail.own) : subject;
}

/** RFC 3834 and the headers older programs set. */
function automaticHeader({ header, subject }: MachineMail): string | null {
  const submitted = header('auto-submitted');
  if (submitted !== '' && !submitted.startsWith('no')) return `Auto-Submitted: ${submitted}`;
  for (const name of ['x-autoreply', 'x-autorespond', 'x-auto-reply', 'x-autoresponder', 'x-autoreply-from']) {
    if (header(name) !== '' && header(name) !== 'no') return `${name}: ${header(name)}`;
  }
  const precedence = match(/^(?:bulk|auto_reply|junk)/, header('precedence'));
  if (precedence !== null) return `Precedence: ${precedence}`;
  if (header('return-path') === '<>') return 'Return-Path: <>';
  const isPlainlyAutomatic =
    /^(?:automatic reply|automatische antwort|automatisch antwoord|autosvar|automatiskt svar|reponse automatique|respuesta automatica|auto-?reply)/;
  return match(isPlainlyAutomatic, subject);
}

/** Without any header a question shows that a person wrote it: "I'm out of office, can you call me on my mobile?" */
function absenceByStatement({ own }: MachineMail): string | null {
  return own.includes('?') ? null : match(absenceStatement, own);
}

/** "Re: Out of office hours support" quotes our own subject. */
function isAnswerToUs(subject: string): boolean {
  return /^(?:re|aw|sv|antw|odp|vs|rv)\s?:/.test(subject);
}

function match(pattern: RegExp, text: string): string | null {
  return pattern.exec(text)?.[0].trim() ?? null;
}
