import { expect, it } from 'vitest';
import { findObjection } from './objection.ts';

it.each([
  ['This is too expensive for us.', 'price'],
  ['Your competitor offers it for half the price.', 'price'],
  ['Das ist uns zu teuer.', 'price'],
  ["C'est trop cher.", 'price'],
  ['We already use another provider for this.', 'competitor'],
  ['Wir haben schon einen Anbieter.', 'competitor'],
  ['Vi har redan en leverantör.', 'competitor'],
  ['Not now, we are too busy.', 'timing'],
  ['Im Moment nicht.', 'timing'],
  ['Op dit moment niet.', 'timing'],
  ["We don't need that.", 'need'],
  ['No lo necesitamos.', 'need'],
  ['Lovely weather.', null],
])('"%s" → %s', (text, kind) => expect(findObjection(text)).toBe(kind));
