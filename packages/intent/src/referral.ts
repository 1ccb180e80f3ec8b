import type { Referral, ReplyInput } from './reply.ts';

const address = /[\p{L}\d][\p{L}\d._%+-]*@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu;
/** Digits in groups, at least eight of them; a date ("2.9.2026") has fewer. */
const phoneNumber = /(?<![\p{L}\d@.])(?:\+|00)?\(?\d[\d ()/.-]{6,18}\d(?![\d@])/gu;

const title = String.raw`(?:(?:[Mm]rs?|[Mm]s|[Dd]r|[Hh]errn?|[Ff]rau|[Mm]eneer|[Mm]evrouw|[Mm]onsieur|[Mm]adame|[Mm]me|[Ss]eñora?|[Ss]ra?)\.? )`;
const part = String.raw`\p{Lu}[\p{L}'’-]+`;
const name = String.raw`((?:${part})(?: (?:(?:de|De|van|Van|der|von|den|la|del|ter) ){0,2}${part}){0,2})`;
/** Up to three words between the cue and the name: "my colleague", "our head of HR, Mrs". */
const between = String.raw`(?:[\s,:]+(?:[\p{Ll}'’-]+|HR|IT|DRH)){0,5}[\s,:]+`;
const beforeName = [
  'talk|speak|write|mail|contact|ask(?: for)?|reach out|in touch with|in contact with|colleague|looping in|adding|copied in|handing you over to|forward\\w* (?:this|it|your mail) to|direct this to|successor|replacement|right person|partner|would be the one to ask|facility manager|in the meantime',
  'wenden Sie sich|[Kk]ollegen?|[Kk]ollegin|sprechen Sie|[Ss]chreiben Sie|[Ff]ragen Sie|kontaktieren Sie|[Nn]achfolgerin?|[Vv]ertretung|gebe Sie an|zuständig(?: ist)?|ist bei uns',
  'collega|contact op met|[Vv]raag het aan|bij|door aan|[Ss]chrijf\\w*|mail naar',
  'kollega|[Pp]rata med|[Kk]ontakta|vidare till|[Ss]kriv|till',
  'collègue|[Aa]dressez-vous à|[Cc]ontactez|[Éé]crivez|vers|mets|C’est|C\'est',
  'compañer[oa]|[Hh]able con|[Cc]ontacte con|[Ee]scriba a|paso con|copia a|señora?',
].join('|');
const namedAfterCue = new RegExp(`(?<!\\p{L})(?:${beforeName}|${'Talk|Speak|Write|Contact|Ask(?: for)?|Looping in|Adding|Colleague|Cc.ing'})${between}${title}?${name}`, 'u');
const namedAtCue = new RegExp(`(?<!\\p{L})(?:${beforeName}|Talk to|Ask|Contact|Adding|Det är)[ ,:]+${title}?${name}`, 'u');
const titled = new RegExp(`(?<!\\p{L})${title}${name}`, 'u');
const besideAddress = new RegExp(`${name},? ?[<(]?(?=[\\p{L}\\d._%+-]+@)`, 'u');

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
  for (const pattern of [besideAddress, titled, namedAtCue, namedAfterCue]) {
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
