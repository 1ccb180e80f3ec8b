import { Parser } from 'htmlparser2';
import { maskLiquid } from '../liquid-segments.ts';

/** What a reader will see or press in an HTML template. */
export interface TemplateContents {
  links: { href: string; words: string }[];
  /** Addresses of pictures that say nothing where pictures are not shown. An empty `alt` is said on purpose. */
  imagesWithoutAlt: string[];
  hasScript: boolean;
}

/** Reads links, pictures and scripts out of an HTML or MJML template; Liquid stands in the addresses as written. */
export function templateContents(markup: string): TemplateContents {
  const { masked, unmask } = maskLiquid(markup);
  const contents: TemplateContents = { links: [], imagesWithoutAlt: [], hasScript: false };
  const open: { name: string; link: TemplateContents['links'][number] }[] = [];
  const parser = new Parser({
    onopentag(name, { href, src = '', alt }) {
      if (href !== undefined && name !== 'link') {
        const link = { href: unmask(href), words: '' };
        contents.links.push(link);
        open.push({ name, link });
      }
      if ((name === 'img' || name === 'mj-image') && alt === undefined) contents.imagesWithoutAlt.push(unmask(src));
      if (name === 'script') contents.hasScript = true;
    },
    ontext(text) {
      const inner = open.at(-1);
      if (inner !== undefined) inner.link.words += text;
    },
    onclosetag(name) {
      if (open.at(-1)?.name === name) open.pop();
    },
  });
  parser.end(masked);
  return contents;
}
