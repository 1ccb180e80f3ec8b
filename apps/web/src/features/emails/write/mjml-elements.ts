/** An element of MJML as the editor offers it. */
interface MjmlElement {
  name: string;
  /** Names of elements that may stand in it. */
  children: readonly string[];
  /** Attributes of its own, besides those that all have. */
  attributes?: readonly string[];
}

const inColumn = [
  'mj-text',
  'mj-button',
  'mj-image',
  'mj-divider',
  'mj-spacer',
  'mj-table',
  'mj-social',
  'mj-raw',
] as const;

/** The elements people write emails with; MJML knows more, and the compiler takes them too. */
export const mjmlElements: readonly MjmlElement[] = [
  { name: 'mjml', children: ['mj-head', 'mj-body'] },
  { name: 'mj-head', children: ['mj-attributes', 'mj-style', 'mj-title', 'mj-preview', 'mj-font', 'mj-breakpoint'] },
  { name: 'mj-attributes', children: ['mj-all', 'mj-class', ...inColumn, 'mj-section', 'mj-column'] },
  { name: 'mj-all', children: [], attributes: ['font-family'] },
  { name: 'mj-style', children: [], attributes: ['inline'] },
  { name: 'mj-body', children: ['mj-section', 'mj-wrapper', 'mj-hero', 'mj-raw'], attributes: ['width'] },
  { name: 'mj-wrapper', children: ['mj-section'], attributes: ['border', 'border-radius'] },
  {
    name: 'mj-section',
    children: ['mj-column', 'mj-group', 'mj-raw'],
    attributes: ['background-url', 'border-radius', 'full-width', 'text-align'],
  },
  { name: 'mj-column', children: [...inColumn], attributes: ['width', 'vertical-align', 'border-radius'] },
  {
    name: 'mj-text',
    children: ['p', 'a', 'strong', 'em', 'br', 'ul', 'ol', 'li', 'h1', 'h2', 'h3'],
    attributes: ['font-family', 'font-size', 'font-weight', 'line-height'],
  },
  {
    name: 'mj-button',
    children: [],
    attributes: ['href', 'border-radius', 'font-size', 'font-weight', 'inner-padding', 'width'],
  },
  { name: 'mj-image', children: [], attributes: ['src', 'alt', 'href', 'width', 'height', 'border-radius'] },
  { name: 'mj-divider', children: [], attributes: ['border-color', 'border-width', 'border-style', 'width'] },
  { name: 'mj-spacer', children: [], attributes: ['height'] },
  { name: 'mj-table', children: ['tr'], attributes: ['cellpadding', 'width'] },
  { name: 'mj-social', children: ['mj-social-element'], attributes: ['mode', 'icon-size'] },
  { name: 'mj-social-element', children: [], attributes: ['name', 'href', 'alt'] },
  { name: 'mj-raw', children: [] },
  { name: 'a', children: [], attributes: ['href', 'data-no-track'] },
];

/** Attributes that nearly every element takes. */
export const mjmlAttributes: readonly string[] = ['align', 'background-color', 'color', 'css-class', 'padding'];
