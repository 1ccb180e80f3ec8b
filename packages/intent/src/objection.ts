import { plainText } from './plain-text.ts';
import type { ObjectionKind } from './reply.ts';

/** The first kind whose words occur. A supplier "for half the price" is about the price. */
const kinds: readonly { kind: ObjectionKind; words: RegExp }[] = [
  {
    kind: 'price',
    words:
      /expensive|pric(?:e|ey|ing|ier|y)\b|\bcosts?\b|budget|afford|cheap|half the money|lot of money|teuer|preis|kosten|gunstiger|\bduur\b|goedkop|\bprijs|\bdyrt?\b|billig|\bpris|\bcher\b|\bprix\b|\bcaro\b|\bcara\b|barat|precio|presupuesto|we pay|wie wir heute zahlen/,
  },
  {
    kind: 'competitor',
    words:
      /already (?:have|use|using|work|with)|(?:another|other|present|current|our) (?:vendor|provider|supplier)|competitor|contract with|(?:schon|bereits) (?:einen?|eine) (?:anbieter|losung|lieferant)|mitbewerb|konkurren|anderen? (?:vertrag|anbieter|software)|al een (?:leverancier|systeem)|andere partij|redan (?:en|ett)|annan leverantor|deja un|autre (?:prestataire|fournisseur)|ya tenemos|otr[ao] (?:empresa|proveedor)|\bsince .{0,20}\bwith\b|been with|sind seit|sitter fast/,
  },
  {
    kind: 'timing',
    words:
      /\btim(?:e|ing)\b|too (?:busy|early)|not (?:now|yet|right now)|later|priority|at the moment|keine zeit|im moment|derzeit|spater|noch nicht|priorita|geen tijd|te druk|op dit moment|nu even niet|\btid\b|just nu|inte an|pas (?:maintenant|encore)|en ce moment|pour l'instant|tiempo|ahora|todavia no|de momento/,
  },
  {
    kind: 'need',
    words:
      /\bneed|what this would give|don't see|do(?:ing)? (?:all of )?(?:that|this|it) (?:in house|ourselves)|built our own|our own people|too small|bedarf|brauchen|nutzen|selbst|nodig|zelf|oplevert|behov|behovs|nyttan|sjalva|besoin|en interne|apporterait|necesit|falta|nosotros mismos|aportaria/,
  },
];

/** What stands in the way, by the words of the text. Null when none of the four is named. */
export function findObjection(text: string): ObjectionKind | null {
  const words = plainText(text);
  return kinds.find((kind) => kind.words.test(words))?.kind ?? null;
}
