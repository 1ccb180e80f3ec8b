import { Parser } from 'htmlparser2';
import { maskLiquid } from './liquid-segments.ts';

/** What a reader will see or press in an HTML template. */
export interface TemplateContents {
  hrefs: string[];
  /** Addresses of pictures that say nothing where pictures are not shown. An empty `alt` is said on purpose. */
  imagesWithoutAlt: string[];
  hasScript: boolean;
}

/** Reads links, pictures and scripts out of an HTML or MJML template; Liquid stands in the addresses as written. */
export function templateContents(markup: string): TemplateContents {
  const { masked, unmask } = maskLiquid(markup);
  const contents: TemplateContents = { hrefs: [], imagesWithoutAlt: [], hasScript: false };
  const parser = new Parser({
    onopentag(name, { href, src = '', alt }) {
      if (href !== undefined && name !== 'link') contents.hrefs.push(unmask(href));
      if ((name === 'img' || name === 'mj-image') && alt === undefined) contents.imagesWithoutAlt.push(unmask(src));
      if (name === 'script') contents.hasScript = true;
    },
  });
  parser.end(masked);
  return contents;
}
