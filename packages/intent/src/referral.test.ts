import { describe, expect, it } from 'vitest';
import { findReferral } from './referral.ts';

function find(text: string) {
  return findReferral({ headers: { From: 'Jo Ek <jo@x.example>' } }, text);
}

describe('the person a reply points to', () => {
  it.each([
    ['talk to my colleague Anna <anna@x.example>', { name: 'Anna', email: 'anna@x.example' }],
    [
      'Please talk to my colleague Maria Lopez, maria@northwind.example',
      { name: 'Maria Lopez', email: 'maria@northwind.example' },
    ],
    ['You should speak to Tom in IT: tom.baker@acme.example', { name: 'Tom', email: 'tom.baker@acme.example' }],
    [
      'Best to contact our office manager, Peter Holm, on 020 7946 0011.',
      { name: 'Peter Holm', phone: '020 7946 0011' },
    ],
    ['Send it to purchasing@plant.example.', { email: 'purchasing@plant.example' }],
    ['My successor is Nina Shah (nina.shah@corp.example).', { name: 'Nina Shah', email: 'nina.shah@corp.example' }],
    [
      'Bitte wenden Sie sich an meine Kollegin Frau Berger, berger@firma.example.',
      { name: 'Berger', email: 'berger@firma.example' },
    ],
    ['Sprechen Sie bitte mit Thomas Vogt, 030 5550177.', { name: 'Thomas Vogt', phone: '030 5550177' }],
    [
      'Neem contact op met mijn collega Joost, joost@bedrijf.example.',
      { name: 'Joost', email: 'joost@bedrijf.example' },
    ],
    ['Hiervoor moet u bij mevrouw De Vries zijn.', { name: 'De Vries' }],
    ['Prata med min kollega Karin, karin@bolaget.example.', { name: 'Karin', email: 'karin@bolaget.example' }],
    [
      'Adressez-vous à ma collègue Claire Dubois, claire@societe.example.',
      { name: 'Claire Dubois', email: 'claire@societe.example' },
    ],
    ['Hable con mi compañera Lucía, lucia@empresa.example.', { name: 'Lucía', email: 'lucia@empresa.example' }],
  ])('%s', (text, referral) => expect(find(text)).toEqual(referral));

  it('is never the sender, nor a department, nor a date', () => {
    expect(find('Write to me at jo@x.example, not before 02.09.2027.')).toBeNull();
    expect(find('I have passed it on to our purchasing team.')).toBeNull();
  });
});
