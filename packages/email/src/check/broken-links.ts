import { brokenLinkReason } from './broken-link-reason.ts';
import { error, placeOf, type EmailRule } from './rule.ts';
import { templateContents } from './template-contents.ts';

/** Links that lead nowhere, or run something. */
export const brokenLinkRule: EmailRule = ({ content, compiled }) =>
  [...new Set(templateContents(compiled.html).links.map(({ href }) => href))].flatMap((href) => {
    const reason = brokenLinkReason(href);
    if (reason === null) return [];
    const place = placeOf(content, href === '' ? 'href=""' : href);
    return [error('broken_link', href === '' ? 'A link leads nowhere.' : `The link "${href}" ${reason}.`, place)];
  });
