import type { Referral, ReplyInput } from './reply.ts';

const address = /(?<![\p{L}\d._%+-])[\p{L}\d][\p{L}\d._%+-]{0,63}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,8}/gu;
/** Digits in groups, at least eight of them; a date ("2.9.2026") has fewer. */
const phoneNumber = /(?<![\p{L}\d@.])(?:\+|00)?\(?\d[\d ()/.-]{6,18}\d(?![\d@])/gu;

const title = String.raw`(?:(?i:mrs?|ms|dr|herrn?|frau|meneer|mevrouw|monsieur|madame|mme|señora?|sra?)\.? )`;
const part = String.raw`\p{Lu}[\p{L}'’-]+`;
const name = String.raw`(${part}(?: (?:(?:de|van|der|von|den|la|del|ter) ){0,2}${part}){0,2})`;
/** "my", "our head of HR,": what may stand between the cue and the name. */
const between = String.raw`(?:[\s,:]+(?:[\p{Ll}'’-]+|HR|IT|DRH)){0,5}[\s,:]+`;
/** Words that announce a person, by language. Said in any case; the name itself must be capitalised. */
const cues = [
  'talk|speak|write|mail|contact|ask|reach out|in touch with|colleague|looping in|adding|copied in|handing you over|forward(?:ed|ing)?|direct this|successor|replacement|right person|partner|the one to ask|in the meantime|connect you',
  'wenden sie sich|kolleg(?:e|en|in)|sprechen sie|schreiben sie|fragen sie|kontaktieren sie|nachfolger(?:in)?|vertretung|gebe sie an|zuständig|ansprechpartner(?:in)?|verbinde sie',
  'collega|contact op|vraag het aan|door aan|schrijf|mail naar|opvolger',
  'kollega|prata med|kontakta|vidare till|skriv|efterträdare|det är',
  "collègue|adressez-vous|contactez|écrivez|oriente vers|je mets|c['’]est|voyez",
  'compañer[oa]|hable con|contacte con|escriba a|paso con|pongo en copia a|véalo con',
].join('|');
const besideAddress = new RegExp(String.raw`${name},? ?[<(]?(?=[\p{L}\d._%+-]+@)`, 'u');
const titled = new RegExp(String.raw`(?<!\p{L})${title}${name}`, 'u');
const announced = new RegExp(String.raw`(?<!\p{L})(?i:${cues})${between}${name}`, 'u');

/** Capitalised words that are no names. */
const notNames =
  /^(?:The|This|That|My|Our|Your|We|It|He|She|I|Please|Thanks|Best|Mail|IT|HR|Mrs?|Herrn?|Frau|Einkauf|Marketing|Sie|Ihre?|Ihnen|Durchwahl|Mevrouw|Monsieur|Madame|Hauptbüro|Purchasing|Procurement|Teams?|Zoom|Notfall|Fällen|Rezeption|Reception|Personalleiterin|Personalleiter|Buchhaltung|Hausverwaltung|Technik|Vertrieb|Software)$/;

/**
 * The person a reply points to: name, e-mail, phone, as far as they are written. The sender's own address never counts.
 * Null when none of them is found.
 * @param text the person's own words, without signature
 */
export function findReferral(input: Pick<ReplyInput, 'headers'>, text: string): Referral | null {
  const own = senderAddress(input.headers);
  const email = [...text.matchAll(address)].map(([found]) => found).find((found) => found.toLowerCase() !== own);
  const phone = text.match(phoneNumber)?.find((found) => found.replace(/\D/g, '').length >= 8 && !isDate(found));
  const person = findName(text.replace(/\s+/g, ' '));
  if (email === undefined && phone === undefined && person === undefined) return null;
  return {
    ...(email === undefined ? {} : { email: email.toLowerCase() }),
    ...(person === undefined ? {} : { name: person }),
    ...(phone === undefined ? {} : { phone: phone.trim() }),
  };
}

function findName(text: string): string | undefined {
  for (const pattern of [besideAddress, titled, announced]) {
    const words = pattern.exec(text)?.[1]?.split(' ') ?? [];
    const kept = words.slice(words.findLastIndex((word) => notNames.test(word)) + 1);
    if (kept.length > 0) return kept.join(' ');
  }
  return undefined;
}

function senderAddress(headers: Record<string, string>): string | undefined {
  const from = Object.entries(headers).find(([header]) => header.toLowerCase() === 'from')?.[1] ?? '';
  return from.match(address)?.[0].toLowerCase();
}

function isDate(found: string): boolean {
  return /^\d{1,2}[./-]\d{1,2}[./-]\d{4}$|^\d{4}-\d\d-\d\d$/.test(found.trim());
}
