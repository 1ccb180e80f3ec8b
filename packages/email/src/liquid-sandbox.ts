import { Liquid, type Template } from 'liquidjs';

/** Why a template gave no mail: it asks for too much, or it is wrong. */
export type EmailRenderErrorCode = 'limit_exceeded' | 'template_error';

/** Thrown for a template that cannot be rendered. The message never holds values of the lead. */
export class EmailRenderError extends Error {
  readonly code: EmailRenderErrorCode;

  constructor(code: EmailRenderErrorCode, message: string) {
    super(message);
    this.name = 'EmailRenderError';
    this.code = code;
  }
}

const PARSE_LIMIT_CHARS = 1_000_000;
const MEMORY_LIMIT_UNITS = 1_000_000;
// Wall-clock: generous, because a busy machine must not fail good templates; the memory limit stops loops long before.
const RENDER_LIMIT_MS = 1_000;
const OUTPUT_LIMIT_CHARS = 1_000_000;
const CACHED_TEMPLATES = 400;

/** Which kind of text the values go into: HTML escapes them, plain text does not. */
export type TemplateTarget = 'html' | 'text';

const sandboxes = { html: sandbox('html'), text: sandbox('text') };
const parsedTemplates = { html: new Map<string, Template[]>(), text: new Map<string, Template[]>() };

/** The first syntax error and its line from 1, or null. */
export function liquidSyntaxError(source: string): { message: string; line: number } | null {
  try {
    parse(source, 'text');
    return null;
  } catch (error) {
    const { message } = error as Error; // safe because the parser throws errors only
    const [place, line] = /, line:(\d+), col:\d+$/.exec(message) ?? ['', '1'];
    return { message: message.slice(0, message.length - place.length), line: Number(line) };
  }
}

/** Paths of the values that a correct template reads from outside, such as `lead.first_name`. */
export function liquidVariables(source: string): string[] {
  return sandboxes.text.globalFullVariablesSync(parse(source, 'text'));
}

/**
 * Renders one template within limits of size, memory and time; unknown variables give nothing.
 * Throws EmailRenderError.
 */
export function renderLiquid(source: string, { target, values }: { target: TemplateTarget; values: object }): string {
  try {
    const output = String(sandboxes[target].renderSync(parse(source, target), values));
    if (output.length <= OUTPUT_LIMIT_CHARS) return output;
  } catch (error) {
    const isLimit = error instanceof Error && / limit exceeded/.test(error.message);
    if (!isLimit) throw new EmailRenderError('template_error', 'The template cannot be rendered.');
  }
  throw new EmailRenderError('limit_exceeded', 'The template needs more time or memory than a mail may take.');
}

function parse(source: string, target: TemplateTarget): Template[] {
  const cache = parsedTemplates[target];
  const template = cache.get(source) ?? sandboxes[target].parse(source);
  // Taken out and put back, the template counts as the one used last; the first in the map was unused for longest.
  cache.delete(source);
  cache.set(source, template);
  if (cache.size > CACHED_TEMPLATES) cache.delete(cache.keys().next().value ?? '');
  return template;
}

function sandbox(target: TemplateTarget): Liquid {
  const liquid = new Liquid({
    parseLimit: PARSE_LIMIT_CHARS,
    memoryLimit: MEMORY_LIMIT_UNITS,
    renderLimit: RENDER_LIMIT_MS,
    strictFilters: true,
    ownPropertyOnly: true,
    templates: {},
    timezoneOffset: 0,
    ...(target === 'html' ? { outputEscape: 'escape' as const } : {}),
  });
  for (const tag of ['include', 'render', 'layout', 'block']) delete liquid.tags[tag];
  // `raw` would let a lead's own words become markup; `sample` would make two renderings of one mail differ.
  for (const filter of ['raw', 'sample', 'inspect', 'newline_to_br']) liquid.unregisterFilter(filter);
  // Values are escaped where they go into HTML; escaping them once more would show `&amp;` to the reader.
  for (const filter of ['escape', 'escape_once', 'xml_escape'])
    liquid.registerFilter(filter, (value: unknown) => value);
  return liquid;
}
