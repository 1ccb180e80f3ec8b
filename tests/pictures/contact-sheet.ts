/** Pictures of one look, as files beside the sheet. */
export interface Taken {
  name: string;
  pictures: readonly string[];
}

/** A page that shows all pictures of one size, a row for each look; a picture opens on a click. */
export function contactSheet(title: string, taken: readonly Taken[]): string {
  const rows = taken.map(({ name, pictures }) => {
    const images = pictures.map((file) => `<a href="${file}"><img src="${file}" alt="${name}" loading="lazy"></a>`);
    return `<section><h2>${name}</h2>${images.join('')}</section>`;
  });
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title>
<style>
  body { font: 14px system-ui; margin: 24px; background: #8a8f86; }
  section { margin-bottom: 24px; }
  h2 { font-size: 14px; margin: 0 0 8px; }
  img { width: calc(50% - 8px); margin-right: 8px; vertical-align: top; }
</style></head>
<body><h1>${title}</h1>${rows.join('\n')}</body>
</html>
`;
}
