/** What somebody puts on a site, or into a program, so that a form reaches us. */
export interface FormSnippets {
  html: string;
  json: string;
  /** The page we serve for the form. */
  page: string;
}

/** The words people agree to; kept with their consent as its proof. */
const wording = 'Yes, write to me about this.';

/** The snippets for a form of this name; `origin` is where the API answers, such as `https://mail.example.com`. */
export function snippetsFor({ origin, form }: { origin: string; form: string }): FormSnippets {
  const page = `${origin}/f/${encodeURIComponent(form)}`;
  const html = [
    `<form method="post" action="${page}">`,
    '  <input name="email" type="email" required>',
    '  <input name="first_name">',
    `  <label><input name="_consent" type="checkbox" value="marketing"> ${wording}</label>`,
    `  <input name="_wording" type="hidden" value="${wording}">`,
    '  <button>Send it to me</button>',
    '</form>',
  ].join('\n');
  const json = [
    `curl ${page.replaceAll("'", '%27')} \\`,
    "  -H 'content-type: application/json' \\",
    `  -d '${JSON.stringify({ email: 'ada@example.com', first_name: 'Ada', _consent: true, _wording: wording })}'`,
  ].join('\n');
  return { html, json, page };
}
