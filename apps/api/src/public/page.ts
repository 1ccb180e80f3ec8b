import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { markup, type Markup } from './markup.ts';

const style = `
:root { color-scheme: light dark; --page: #f7f8f5; --card: #fff; --text: #1d211c; --quiet: #5d665a; --line: #dfe3da; --leaf: #2f7d3b; --on-leaf: #fff; }
@media (prefers-color-scheme: dark) { :root { --page: #171a16; --card: #20241f; --text: #eceee9; --quiet: #a3ab9f; --line: #363c34; --leaf: #7cc886; --on-leaf: #10210f; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px; background: var(--page); color: var(--text); font: 16px/1.5 'Inter Variable', Inter, system-ui, sans-serif; }
main { width: 100%; max-width: 480px; padding: 32px; background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
h1 { margin: 0 0 8px; font-size: 22px; line-height: 1.3; }
p { margin: 0 0 16px; }
p:last-child, form:last-child { margin-bottom: 0; }
.quiet { color: var(--quiet); font-size: 14px; }
fieldset { margin: 0 0 16px; padding: 0; border: 0; }
label { display: flex; gap: 12px; padding: 8px 0; cursor: pointer; }
input:is([type='checkbox'], [type='radio']) { margin: 4px 0 0; width: 18px; height: 18px; flex: none; accent-color: var(--leaf); }
.field { display: block; padding: 0; margin: 0 0 16px; font-weight: 600; cursor: auto; }
.field input { display: block; width: 100%; margin: 4px 0 0; padding: 10px 12px; border: 1px solid var(--quiet); border-radius: 8px; background: var(--page); color: var(--text); font: inherit; font-weight: 400; }
.trap { position: absolute; left: -10000px; width: 1px; height: 1px; overflow: hidden; }
form > label { margin-bottom: 16px; }
button { padding: 10px 20px; border: 0; border-radius: 8px; background: var(--leaf); color: var(--on-leaf); font: inherit; font-weight: 600; cursor: pointer; }
button:focus-visible, input:focus-visible, a:focus-visible { outline: 2px solid var(--leaf); outline-offset: 2px; }
a { color: var(--leaf); }
`;

const styleHash = createHash('sha256').update(style).digest('base64');
/** Nothing but our own style may be loaded, nothing may run, and forms come back to us alone. */
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

/** A page for people who have no account here: one card, no script, readable in light and dark. */
export interface Page {
  title: string;
  body: Markup;
  status?: number;
}

/** Sends a page that nobody keeps a copy of: what it says is about one person. */
export function sendPage(reply: FastifyReply, { title, body, status = 200 }: Page): FastifyReply {
  const document = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${{ html: style }}</style>
</head>
<body><main><h1>${title}</h1>${body}</main></body>
</html>
`;
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('content-security-policy', policy)
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .send(document.html);
}
