/** Phrases machines use, in en, de, nl, sv, fr, es. Matched against plain text (lower case, no accents). */

/** Subjects of a mail that could not be delivered. */
export const bounceSubject =
  /undeliver(?:able|ed)|delivery (?:status notification|has failed|failure)|mail delivery (?:failed|failure|system)|returned mail|failure notice|delivery failed|nicht zustellbar|unzustellbar|zustellung (?:fehlgeschlagen|gescheitert)|onbestelbaar|niet bezorgd|kunde inte levereras|olevererbart|non (?:remis|distribue)|echec de (?:la )?(?:remise|distribution)|no se (?:puede|pudo) entregar|no entregado/;

/** A delay is only news: the mail may still arrive. */
export const delayWords =
  /action: delayed|\(delay(?:ed)?\)|delivery delayed|warning: message .{0,40}delayed|status: 4\.\d{1,3}\.\d{1,3}/;

/** A permanent status code of RFC 3463, in a DSN field or a server's answer. */
export const permanentStatus = /status: 5\.\d{1,3}\.\d{1,3}|\b55\d[ -]5\.\d{1,3}\.\d{1,3}|\b550[ -]/;

/** Subjects of an absence note. */
export const absenceSubject =
  /\bout of (?:the )?office\b|^ooo\b|\boof\b|automatic reply|auto(?:matic)?[- ]?reply|autoreply|on (?:vacation|holiday|annual leave|parental leave)|away from (?:the office|my desk)|abwesen|automatische antwort|nicht im (?:buro|haus)|urlaubs|afwezig|automatisch antwoord|niet op kantoor|franvaro|autosvar|automatiskt svar|ej pa kontoret|reponse automatique|absen(?:ce|t)|fuera de (?:la )?oficina|respuesta automatica|ausen(?:cia|te)/;

/** The words by which an absence note says that somebody is away. */
export const absenceWords =
  /\bout of (?:the )?office\b|away from (?:the office|my desk)|on (?:annual|parental|maternity|paternity|sick|medical) leave|\b(?:am|is|are) (?:currently )?(?:on (?:vacation|holidays?|leave)|away|travell?ing)|limited access to (?:my )?(?:e-?mails?|mailbox)|office (?:is|will be) closed|nicht im (?:buro|haus)|im urlaub|in urlaub|in elternzeit|auf dienstreise|abwesend|nicht erreichbar|(?:buro|praxis|betrieb) (?:ist|bleibt) .{0,40}geschlossen|wieder (?:im haus|im buro|erreichbar)|afwezig|met vakantie|op vakantie|niet op kantoor|zwangerschapsverlof|kantoor is .{0,20}gesloten|pa semester|inte pa kontoret|franvarande|foraldraledig|tjansteresa|kontoret (?:ar|haller) stangt|absente? |en conges?\b|en vacances|conge (?:maternite|parental)|en deplacement|bureaux sont fermes|fuera de (?:la )?oficina|de vacaciones|ausente|de baja (?:por|medica|maternal)|oficina (?:permanecera|estara|esta) cerrada/;

/** The openings of an absence note that carries no header to tell it by. */
export const absenceStatement =
  /\b(?:i am|i'm|im|i will be) (?:currently )?(?:out of (?:the )?office|on (?:annual|parental|maternity|paternity|sick) leave|away from (?:the office|my desk))|^out of (?:the )?office\b|ich (?:bin|befinde mich) .{0,40}(?:nicht im (?:buro|haus)|im urlaub|in elternzeit|auf dienstreise|abwesend)|ik ben .{0,40}(?:afwezig|met vakantie|op vakantie|niet op kantoor)|jag ar .{0,30}(?:pa semester|foraldraledig|inte pa kontoret|franvarande)|je suis .{0,30}(?:absente?|en conges?|en vacances|en deplacement)|(?:estoy|me encuentro|estare) .{0,20}(?:fuera de la oficina|de vacaciones|ausente)/;
