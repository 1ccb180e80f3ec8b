import { hint, placeOf, type EmailRule } from './rule.ts';
import { templateContents } from './template-contents.ts';

const ours = /\{\{-?\s*(unsubscribe_url|preferences_url)\b/;
const promisesToUnsubscribe = /\bunsubscribe\b|\bopt out\b|\babmelden\b|\bafmelden\b|\bdésinscri/i;

/**
 * A marketing email without a link to unsubscribe is given one below it, so none can be missing. What can go wrong is a link
 * that promises to unsubscribe and leads elsewhere: whoever follows it goes on getting emails.
 */
export const unsubscribeRule: EmailRule = ({ content, compiled, isMarketing }) =>
  !isMarketing
    ? []
    : templateContents(compiled.html)
        .links.filter(({ href, words }) => promisesToUnsubscribe.test(words) && !ours.test(href))
        .map(({ href, words }) =>
          hint(
            'unsubscribe_elsewhere',
            `"${words.trim()}" does not lead to {{ unsubscribe_url }}: nobody is unsubscribed by it.`,
            placeOf(content, href),
          ),
        );
