import type { Temporal } from 'temporal-polyfill';
import { anyOf, numberByWord, unitByWord, weekdayByWord } from './calendar-words.ts';
import type { Unit } from './calendar-words.ts';
import { easterMonday } from './easter.ts';
import { nextDay } from './date-form.ts';
import type { DateForm } from './date-form.ts';

const amount = `(\\d{1,3}|${anyOf(numberByWord)})`;
const unit = `(${anyOf(unitByWord)})`;
const weekday = `(${anyOf(weekdayByWord)})`;
const next = `(?:next|coming|following|nachste[nrs]?|kommende[nrs]?|volgende?|komende|nasta|prochaine?|proximo|proxima)`;
const quarterWord = `(?:quarter|quartal|kwartaal|kvartalet?|trimestre)`;
const lastWord = `(?:end of|ende|eind|einde van|slutet av|fin|finales de|a fin de)(?: the| this| of| des| der| dieses| van| de| het| deze| den| du| de l'| la| cette| este| l')*`;

/** Days counted from the day of receipt. The more exact form stands first. */
export const relativeForms: readonly DateForm[] = [
  {
    pattern: /\b(?:day after tomorrow|ubermorgen|overmorgen|i overmorgon|apres-demain|pasado manana)\b/g,
    resolve: (_, today) => today.add({ days: 2 }),
  },
  {
    pattern: /\b(?:tomorrow|(?<!guten )morgen(?! nachmittag)|i morgon|demain)\b/g,
    resolve: (_, today) => today.add({ days: 1 }),
  },
  {
    pattern:
      /\b(?:in|within|im|binnen|over|om|dans|en|dentro de|again) (?:about |etwa |circa |ungefahr )?(?:half a year|einem halben jahr|een half jaar|ett halvar|medio ano)\b/g,
    resolve: (_, today) => today.add({ months: 6 }),
  },
  {
    pattern: new RegExp(
      `\\b(?:in|within|binnen|over|om|dans|en|dentro de|d'ici|speak in) (?:about |the next |etwa |circa |cirka |environ )?${amount} ${unit}\\b`,
      'g',
    ),
    resolve: ([, count = '', word = ''], today) => today.add(duration(count, word)),
  },
  {
    pattern: new RegExp(`\\b${amount} ${unit} (?:from now|later|spater)\\b`, 'g'),
    resolve: ([, count = '', word = ''], today) => today.add(duration(count, word)),
  },
  {
    pattern: new RegExp(`\\bq([1-4])(?: ?/? ?(20\\d\\d))?\\b`, 'g'),
    resolve: ([, quarter, years], today) => firstOfQuarter(Number(quarter), years, today),
    spansMonths: 3,
  },
  {
    pattern: new RegExp(
      `\\b(?:(first|1st|ersten|1\\.|eerste|1e|forsta|premier|1er|primer)|(second|2nd|zweiten|2\\.|tweede|2e|andra|deuxieme|segundo)|(third|3rd|dritten|3\\.|derde|3e|tredje|troisieme|tercer)|(fourth|4th|last|vierten|4\\.|vierde|4e|fjarde|quatrieme|cuarto)) ${quarterWord}\\b`,
      'g',
    ),
    resolve: ([, ...words], today) =>
      firstOfQuarter(words.findIndex((word) => word !== undefined) + 1, undefined, today),
    spansMonths: 3,
  },
  {
    pattern: new RegExp(`\\b(?:${next} ${quarterWord}|${quarterWord} (?:prochain|que viene))\\b`, 'g'),
    resolve: (_, today) => today.with({ day: 1, month: today.month - ((today.month - 1) % 3) }).add({ months: 3 }),
  },
  {
    pattern:
      /\b(?:second half|zweiten (?:halbjahr|jahreshalfte)|tweede helft|andra halvaret|second semestre|segundo semestre|h2\b)/g,
    resolve: (_, today) => nextDay({ month: 7, day: 1 }, today),
    spansMonths: 6,
  },
  {
    pattern: /\b(?:easter|ostern|pasen|pask|paques|semana santa)\b/g,
    resolve: (_, today) => nextEaster(today),
  },
  {
    pattern:
      /\b(?:christmas|xmas|weihnachten|kerst|kerstmis|jul|julen|noel|navidad|the (?:winter )?holidays|feiertagen|feestdagen|helgerna|les fetes|las fiestas)\b/g,
    resolve: (_, today) => nextDay({ month: 12, day: 26 }, today),
  },
  {
    pattern: new RegExp(
      `\\b(?:new year|neuen jahr|neujahr|nieuwe jaar|nya aret|nouvel an|ano nuevo|${next} (?:year|jahr(?:es)?|jaar|ar)|l'annee prochaine|l'an prochain|proximo ano|ano que viene)\\b`,
      'g',
    ),
    resolve: (_, today) => nextDay({ year: today.year + 1, month: 1, day: 1 }, today),
  },
  {
    pattern: new RegExp(`\\b${lastWord} ?(?:year|jahres|jahr|jaar|jaars|aret|annee|ano)\\b`, 'g'),
    resolve: (_, today) => nextDay({ month: 12, day: 28 }, today),
  },
  {
    pattern: new RegExp(`\\b${lastWord} ?(?:month|monats|maand|manaden|mois|mes)\\b`, 'g'),
    resolve: (_, today) => (today.day < 28 ? today.with({ day: 28 }) : today.add({ months: 1 }).with({ day: 28 })),
  },
  {
    pattern: new RegExp(
      `\\b(?:${next} (?:weeks?|wochen?|week|vecka)|(?:la )?semaine prochaine|semana que viene|proxima semana)\\b`,
      'g',
    ),
    resolve: (_, today) => nextWeekday(1, today),
  },
  {
    pattern: new RegExp(
      `\\b(?:${next} (?:months?|monats?|maand|manad)|(?:le )?mois prochain|mes que viene|proximo mes)\\b`,
      'g',
    ),
    resolve: (_, today) => today.with({ day: 1 }).add({ months: 1 }),
  },
  {
    pattern: new RegExp(`\\b${weekday}s?\\b`, 'g'),
    resolve: ([, word = ''], today) => nextWeekday(weekdayByWord.get(word) ?? 1, today),
  },
];

function duration(count: string, word: string): Partial<Record<Unit, number>> {
  const value = numberByWord.get(count) ?? Number(count);
  return { [unitByWord.get(word) ?? 'days']: value };
}

function firstOfQuarter(quarter: number, years: string | undefined, today: Temporal.PlainDate) {
  return nextDay({ year: years === undefined ? undefined : Number(years), month: quarter * 3 - 2, day: 1 }, today);
}

function nextWeekday(weekdayNumber: number, today: Temporal.PlainDate): Temporal.PlainDate {
  return today.add({ days: ((weekdayNumber - today.dayOfWeek + 6) % 7) + 1 });
}

function nextEaster(today: Temporal.PlainDate): Temporal.PlainDate {
  const thisYear = easterMonday(today.year);
  return thisYear.since(today).days > 0 ? thisYear : easterMonday(today.year + 1);
}
