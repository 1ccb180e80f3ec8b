/** How mail programs mark where the old message begins, in en, de, nl, sv, fr, es. Matched against single, trimmed lines. */

/** "On 3 March 2026 at 10:12, Anna <anna@x.example> wrote:" as Gmail, Apple Mail and Thunderbird write it. */
export const attributionLines: readonly RegExp[] = [
  /^on\b.{6,250}\bwrote\s*:$/i,
  /^(?:am\b.{6,250}\bschrieb\b.{0,200}|.{3,200}\bschrieb am\b.{6,80}):$/i,
  /^op\b.{6,250}\b(?:schreef\b.{0,200}|het volgende geschreven)\s*:$/i,
  /^(?:den\b|\d{1,2} \p{L}{3,9}\.? \d{4}|\d{4}-\d\d-\d\d).{2,250}\bskrev\b.{0,200}:$/iu,
  /^le\b.{6,250}\ba [eé]crit\s*:$/i,
  /^el\b.{6,250}\bescribi[oó]\s*:$/i,
];

/** An attribution may be wrapped by the mail program; only these beginnings are worth joining with the next lines. */
export const attributionStart = /^(?:on|am|op|den|le|el)\s.*\d|^\d{1,2} \p{L}{3,9}\.? \d{4}|schrieb am/iu;

/** A separator after which only the old message follows. */
export const separatorLines: readonly RegExp[] = [
  /^-{2,}\s*(?:original message|urspr[uü]ngliche nachricht|oorspronkelijk bericht|ursprungligt meddelande|message d['’ ]origine|mensaje original)\s*-{2,}$/i,
  /^-{2,}\s*(?:forwarded message|weitergeleitete nachricht|doorgestuurd bericht|vidarebefordrat meddelande|message transf[eé]r[eé]|mensaje reenviado)\s*-{2,}$/i,
  /^(?:begin forwarded message|anfang der weitergeleiteten nachricht|begin doorgestuurd bericht|vidarebefordrat brev|d[eé]but du message r[eé]exp[eé]di[eé]|inicio del mensaje reenviado)\s*:$/i,
  /^_{20,}$/,
];

/** Outlook's block: a sender's line, and a date's line within the next few. */
export const senderLine = /^\*?(?:from|von|van|från|fra|de|expéditeur)\s?:\*?\s.+/i;
export const sentLine =
  /^\*?(?:sent|date|gesendet|datum|verzonden|skickat|envoyé|date d['’]envoi|enviado(?: el)?|fecha)\s?:\*?\s.*\d/i;

/** A line that ends the message: what follows is the signature. */
export const signatureLines: readonly RegExp[] = [
  /^--\s?$/,
  /^(?:sent from (?:my|outlook)|get outlook for|gesendet (?:von|mit)|von meinem .{2,30} gesendet|verstuurd vanaf|verzonden vanaf|skickat från|envoyé (?:de|depuis)|enviado (?:desde|de) )/i,
];

/** Words of farewell, alone on a line or before a name; what follows a farewell near the end is the signature. */
export const farewellLine =
  /^(?:(?:kind|best|warm|many)? ?regards|best(?: wishes)?|all the best|cheers|sincerely|yours (?:sincerely|faithfully|truly)|thanks(?: and regards)?|many thanks|(?:mit )?(?:freundlichen|besten|herzlichen|vielen|lieben|schönen|freundliche|beste|viele|liebe|schöne) gr[uü](?:ß|ss)en?|mfg|lg|vg|met vriendelijke groet(?:en)?|vriendelijke groet(?:en)?|groet(?:en|jes)?|mvg|(?:med )?vänliga? hälsning(?:ar)?|(?:bästa )?hälsningar|mvh|(?:bien )?cordialement|bien à vous|salutations|(?:un )?saludos?(?: cordial(?:es)?)?|atentamente|un abrazo)\s*[,.!]?(?:\s+\p{Lu}[\p{L}.-]+){0,2}$/iu;
