import { hint, placeOf, type EmailRule } from './rule.ts';
import { templateContents } from './template-contents.ts';

/** Many inboxes show no pictures at first, and some readers never see them. */
export const pictureWordsRule: EmailRule = ({ content, compiled }) => {
  // MJML gives every picture an empty `alt` of its own: only what the author wrote tells whether it was meant.
  const { imagesWithoutAlt } = templateContents(content.format === 'mjml' ? content.source : compiled.html);
  return imagesWithoutAlt.map((image) =>
    hint('image_without_alt', `The picture "${image}" has no alternative text (alt).`, placeOf(content, image)),
  );
};
