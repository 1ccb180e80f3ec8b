import { describe, expect, it } from 'vitest';
import { findReturnDate } from './find-return-date.ts';

/** A Tuesday. */
const RECEIVED = '2026-11-10T09:00:00Z';

function find(text: string, received = RECEIVED, timeZone = 'Europe/Berlin'): string | null {
  return findReturnDate({ text, received, timeZone });
}

describe('the day to come back on', () => {
  it.each([
    ['call me in March', '2027-03-01'],
    ['back on 12 January', '2027-01-12'],
    ["I'm out of office until 12 January 2027.", '2027-01-12'],
    ['I will return on January 7th, 2027', '2027-01-07'],
    ['try me again on the 24th', '2026-11-24'],
    ['not before the 5th please', '2026-12-05'],
    ['next week', '2026-11-16'],
    ['in 2 weeks', '2026-11-24'],
    ['in three months', '2027-02-10'],
    ['a couple of weeks from now', '2026-11-24'],
    ['in half a year', '2027-05-10'],
    ['tomorrow would be better', '2026-11-11'],
    ['on Friday', '2026-11-13'],
    ['get back to me on Tuesday', '2026-11-17'],
    ['after the summer', '2027-09-01'],
    ['after the summer holidays', '2027-09-01'],
    ['after March', '2027-04-01'],
    ['after 3 February', '2027-02-04'],
    ["let's look at it in Q2", '2027-04-01'],
    ['Q1 2028 at the earliest', '2028-01-01'],
    ['in the second quarter', '2027-04-01'],
    ['next quarter', '2027-01-01'],
    ['the second half of the year', '2027-07-01'],
    ['mid January', '2027-01-15'],
    ['end of the month', '2026-11-28'],
    ['next year', '2027-01-01'],
    ['in the new year', '2027-01-01'],
    ['after Christmas', '2026-12-27'],
    ['after Easter', '2027-03-30'],
    ['we are bound until 2028', '2028-01-01'],
    ['back 2027-01-12', '2027-01-12'],
    ['back on 14/01/2027', '2027-01-14'],
    ['from 23 December to 2 January', '2027-01-02'],
    ['in May', '2027-05-01'],
    ['in the autumn', '2027-09-01'],
  ])('en: %s → %s', (text, day) => expect(find(text)).toBe(day));

  it.each([
    ['nach dem 3. Februar', '2027-02-04'],
    ['ab Montag', '2026-11-16'],
    ['Rufen Sie mich im März an', '2027-03-01'],
    ['in zwei Wochen', '2026-11-24'],
    ['nächste Woche', '2026-11-16'],
    ['nächstes Jahr', '2027-01-01'],
    ['nach den Sommerferien', '2027-09-01'],
    ['Anfang Februar', '2027-02-01'],
    ['Ende des Monats', '2026-11-28'],
    ['im zweiten Quartal', '2027-04-01'],
    ['vom 22.12. bis 6.1. geschlossen', '2027-01-06'],
    ['bis zum 14. August im Urlaub', '2027-08-14'],
    ['ab dem 7. Januar wieder im Haus', '2027-01-07'],
    ['morgen', '2026-11-11'],
    ['in einem halben Jahr', '2027-05-10'],
    ['nach Weihnachten', '2026-12-27'],
  ])('de: %s → %s', (text, day) => expect(find(text)).toBe(day));

  it.each([
    ['over drie maanden', '2027-02-10'],
    ['bel me in maart', '2027-03-01'],
    ['na 1 februari', '2027-02-02'],
    ['volgende week', '2026-11-16'],
    ['na de zomervakantie', '2027-09-01'],
    ['vanaf maandag', '2026-11-16'],
    ['op 12 juni weer aanwezig', '2027-06-12'],
    ['ring mig i mars', '2027-03-01'],
    ['om två veckor', '2026-11-24'],
    ['nästa månad', '2026-12-01'],
    ['efter den 1 februari', '2027-02-02'],
    ['till hösten', '2027-09-01'],
    ['tillbaka måndag 12 juni', '2027-06-12'],
    ['i morgon', '2026-11-11'],
    ['rappelez-moi en mars', '2027-03-01'],
    ['dans deux semaines', '2026-11-24'],
    ["l'année prochaine", '2027-01-01'],
    ['à partir du 1er février', '2027-02-01'],
    ["à l'automne", '2027-09-01'],
    ['au deuxième trimestre', '2027-04-01'],
    ['de retour le lundi 12 juin', '2027-06-12'],
    ['du 3 au 17 août', '2027-08-17'],
    ['la semaine prochaine', '2026-11-16'],
    ['llámeme en marzo', '2027-03-01'],
    ['dentro de tres meses', '2027-02-10'],
    ['a partir del 1 de febrero', '2027-02-01'],
    ['el mes que viene', '2026-12-01'],
    ['después del verano', '2027-09-01'],
    ['vuelvo el lunes 12 de junio de 2027', '2027-06-12'],
    ['en el segundo trimestre', '2027-04-01'],
    ['el año que viene', '2027-01-01'],
  ])('nl, sv, fr, es: %s → %s', (text, day) => expect(find(text)).toBe(day));

  it.each([
    'No thanks.',
    'We have used it since January.',
    'I wrote to you last Monday.',
    'Seit März nutzen wir etwas anderes.',
    'The trial ended two weeks ago.',
    'You may call me.',
    'Version 4.7 has 12 users at 10:30.',
    'It was 1 March 2020.',
    'on 31 February',
    '',
  ])('finds none in "%s"', (text) => expect(find(text)).toBeNull());

  it('rolls over the end of the year', () => {
    expect(find('in March', '2026-11-10T09:00:00Z')).toBe('2027-03-01');
    expect(find('in March', '2027-02-28T09:00:00Z')).toBe('2027-03-01');
    expect(find('in December', '2026-11-30T12:00:00Z')).toBe('2026-12-01');
    expect(find('on 2 January', '2026-12-31T12:00:00Z')).toBe('2027-01-02');
    expect(find('in two weeks', '2026-12-24T12:00:00Z')).toBe('2027-01-07');
  });

  it('counts days in the zone of the lead', () => {
    const lateEvening = '2026-11-10T23:30:00Z';
    expect(find('tomorrow', lateEvening, 'UTC')).toBe('2026-11-11');
    expect(find('tomorrow', lateEvening, 'Europe/Stockholm')).toBe('2026-11-12');
    expect(find('tomorrow', '2026-11-10T02:00:00Z', 'America/New_York')).toBe('2026-11-10');
  });

  it('takes the running summer when it is said inside it', () => {
    expect(find('after the summer', '2027-07-05T09:00:00Z')).toBe('2027-09-01');
  });

  it('prefers the day somebody is back over the days they are away', () => {
    expect(find('I am away from 3 August and back on 20 August.')).toBe('2027-08-20');
    expect(find('Unser Büro ist ab 22.12. geschlossen, wir sind am 7.1. wieder da.')).toBe('2027-01-07');
  });
});
