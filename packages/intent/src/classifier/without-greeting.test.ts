import { expect, it } from 'vitest';
import { withoutGreeting } from './without-greeting.ts';

it.each([
  ['Hi Sam,\n\nthanks for your mail. Call me.', 'Call me.'],
  ['Hello, what does it cost?', 'what does it cost?'],
  ['Sehr geehrte Frau Lang,\nvielen Dank für Ihre Nachricht. Kein Interesse.', 'Kein Interesse.'],
  ['Beste Karin,\nBedankt voor uw bericht. Nee.', 'Nee.'],
  ['Hej Eva!\nTack för ditt mejl. Ring mig.', 'Ring mig.'],
  ['Bonjour Madame,\nMerci pour votre message. Non merci.', 'Non merci.'],
  ['Hola Ana:\nGracias por su correo. Llámeme.', 'Llámeme.'],
  ['Hello', 'Hello'],
  ['Thanks for letting me know.', 'Thanks for letting me know.'],
  ['History matters, call me', 'History matters, call me'],
])('"%s" → "%s"', (text, rest) => expect(withoutGreeting(text)).toBe(rest));
