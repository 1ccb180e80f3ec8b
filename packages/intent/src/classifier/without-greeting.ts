/** "Hi Sam," and the like: the first words up to a comma, a sign or the line's end. */
const greeting =
  /^\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|hallo|guten (?:tag|morgen|abend)|sehr geehrte[rs]?|liebe[rs]?|moin|beste|geachte|goede(?:morgen|middag|navond|ndag)|hej|god (?:morgon|dag|kväll)|bästa|bonjour|bonsoir|chère?|madame|monsieur|hola|buen[oa]s (?:días|tardes|noches)|estimad[oa]s?)(?!\p{L})[^.!?\n,:]{0,50}(?:[,!:\n]|\.(?=\s))\s*/iu;

/** "Thank you for your mail." says nothing of what is wanted either. */
const thanks =
  /^\s*(?:(?:many )?thanks|thank you(?: (?:so|very) much)?|(?:vielen |herzlichen |besten )?dank|(?:hartelijk )?(?:dank|bedankt)|(?:stort )?tack|merci(?: beaucoup)?|(?:muchas )?gracias) (?:for|für|voor|för|de|pour|por)(?!\p{L})[^.!?\n,]{0,60}[.!,\n]\s*/iu;

/** The text without the courtesies it opens with. Unchanged where nothing else would be left. */
export function withoutGreeting(text: string): string {
  const rest = text.replace(greeting, '').replace(thanks, '');
  return /\p{L}/u.test(rest) ? rest : text;
}
