import { join } from 'node:path';
import { launchBrowser } from '../support/browser.ts';

/** Where the README looks for it. */
const picture = join(import.meta.dirname, '..', '..', 'docs', 'editor.png');
const address = process.argv[2] ?? 'http://localhost:8400';

/** Takes the README's picture of the editor from a product that is running, with its sample workspace. */
async function takePicture(): Promise<void> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    await page.goto(new URL('/journeys', address).href);
    await page.getByRole('link', { name: 'The one-screen stock report' }).click();
    await page.getByRole('button', { name: 'Publish' }).waitFor();
    await page.locator('.react-flow__node').first().waitFor();
    await page.screenshot({ path: picture });
  } finally {
    await browser.close();
  }
}

await takePicture();
console.log(`Wrote ${picture}.`);
