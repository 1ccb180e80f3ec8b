/** Words of the calendar in en, de, nl, sv, fr, es, as plain text (lower case, no accents). */

/** Month words by number. Abbreviations only count beside a day, see date-forms.ts. */
const months: readonly string[][] = [
  ['january', 'januar', 'janner', 'januari', 'janvier', 'enero'],
  ['february', 'februar', 'februari', 'fevrier', 'febrero'],
  ['march', 'marz', 'maerz', 'maart', 'mars', 'marzo'],
  ['april', 'avril', 'abril'],
  ['may', 'mai', 'mei', 'maj', 'mayo'],
  ['june', 'juni', 'juin', 'junio'],
  ['july', 'juli', 'juillet', 'julio'],
  ['august', 'augustus', 'augusti', 'aout', 'agosto'],
  ['september', 'septembre', 'septiembre', 'setiembre'],
  ['october', 'oktober', 'octobre', 'octubre'],
  ['november', 'novembre', 'noviembre'],
  ['december', 'dezember', 'decembre', 'diciembre'],
];

const shortMonths: readonly string[][] = [
  ['jan', 'janv', 'ene'],
  ['feb', 'fev', 'febr'],
  ['mar', 'mrz', 'mrt'],
  ['apr', 'avr', 'abr'],
  ['may'],
  ['jun'],
  ['jul', 'juil'],
  ['aug', 'ago'],
  ['sep', 'sept'],
  ['oct', 'okt'],
  ['nov'],
  ['dec', 'dez', 'dic'],
];

const weekdays: readonly string[][] = [
  ['monday', 'montag', 'maandag', 'mandag', 'lundi', 'lunes'],
  ['tuesday', 'dienstag', 'dinsdag', 'tisdag', 'mardi', 'martes'],
  ['wednesday', 'mittwoch', 'woensdag', 'onsdag', 'mercredi', 'miercoles'],
  ['thursday', 'donnerstag', 'donderdag', 'torsdag', 'jeudi', 'jueves'],
  ['friday', 'freitag', 'vrijdag', 'fredag', 'vendredi', 'viernes'],
  ['saturday', 'samstag', 'sonnabend', 'zaterdag', 'lordag', 'samedi', 'sabado'],
  ['sunday', 'sonntag', 'zondag', 'sondag', 'dimanche', 'domingo'],
];

/** Seasons by the month in which business speaks of them as begun. */
const seasons: readonly [month: number, words: string[]][] = [
  [3, ['spring', 'fruhling', 'fruhjahr', 'voorjaar', 'lente', 'varen', 'varkanten', 'printemps', 'primavera']],
  [6, ['summer', 'sommer', 'zomer', 'sommaren', "l'ete", 'verano']],
  [9, ['autumn', 'fall', 'herbst', 'najaar', 'herfst', 'hosten', "l'automne", 'automne', 'otono']],
  [12, ['winter', 'vintern', "l'hiver", 'invierno']],
];

const numbers: readonly [value: number, words: string[]][] = [
  [1, ['a', 'an', 'one', 'einem', 'einer', 'een', 'en', 'ett', 'un', 'une', 'una']],
  [
    2,
    [
      'two',
      'a couple of',
      'couple of',
      'zwei',
      'twee',
      'tva',
      'deux',
      'dos',
      'un par de',
      'ein paar',
      'een paar',
      'ett par',
    ],
  ],
  [
    3,
    [
      'three',
      'a few',
      'few',
      'several',
      'some',
      'drei',
      'einigen',
      'drie',
      'enkele',
      'tre',
      'nagra',
      'trois',
      'quelques',
      'tres',
      'unas',
      'unos',
    ],
  ],
  [4, ['four', 'vier', 'fyra', 'quatre', 'cuatro']],
  [5, ['five', 'funf', 'vijf', 'fem', 'cinq', 'cinco']],
  [6, ['six', 'sechs', 'zes', 'sex', 'seis']],
  [8, ['eight', 'acht', 'atta', 'huit', 'ocho']],
  [10, ['ten', 'zehn', 'tien', 'tio', 'dix', 'diez']],
  [12, ['twelve', 'zwolf', 'twaalf', 'tolv', 'douze', 'doce']],
];

export type Unit = 'days' | 'weeks' | 'months' | 'years';

const units: readonly [unit: Unit, words: string[]][] = [
  ['days', ['day', 'days', 'tag', 'tagen', 'tage', 'dag', 'dagen', 'dagar', 'jour', 'jours', 'dia', 'dias']],
  [
    'weeks',
    ['week', 'weeks', 'woche', 'wochen', 'weken', 'vecka', 'veckor', 'semaine', 'semaines', 'semana', 'semanas'],
  ],
  [
    'months',
    ['month', 'months', 'monat', 'monaten', 'monate', 'maand', 'maanden', 'manad', 'manader', 'mois', 'mes', 'meses'],
  ],
  ['years', ['year', 'years', 'jahr', 'jahren', 'jahre', 'jaar', 'ar', 'an', 'ans', 'ano', 'anos']],
];

/** Each maps a word to its value; months and weekdays count from 1, weekdays from Monday. */
export const monthByWord = byWord(months.map((words, index) => [index + 1, words]));
export const shortMonthByWord = byWord(shortMonths.map((words, index) => [index + 1, words]));
export const weekdayByWord = byWord(weekdays.map((words, index) => [index + 1, words]));
export const seasonByWord = byWord(seasons);
export const numberByWord = byWord(numbers);
export const unitByWord = byWord(units);

/** The words of a table as a regular expression's alternatives, longest first so that "juni" does not end "junio". */
export function anyOf(table: ReadonlyMap<string, unknown>): string {
  return [...table.keys()].toSorted((left, right) => right.length - left.length).join('|');
}

function byWord<Value>(rows: readonly (readonly [Value, readonly string[]])[]): ReadonlyMap<string, Value> {
  return new Map(rows.flatMap(([value, words]) => words.map((word) => [word, value] as const)));
}
