import { launchBrowser } from '/work/main/tests/support/browser.ts';
const [base, prefix, ...paths] = process.argv.slice(2);
const browser = await launchBrowser();
const sizes = [['wide', 1440, 900, 'light'], ['small', 1280, 720, 'dark'], ['phone', 390, 844, 'light'], ['phone', 390, 844, 'dark']] as const;
for (const path of paths) for (const [name, width, height, colorScheme] of sizes) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
  page.on('console', (m) => m.type() === 'error' && console.log(path, m.text().slice(0, 200)));
  page.on('pageerror', (e) => console.log(path, String(e).slice(0, 300)));
  await page.goto(base + path); await page.waitForTimeout(1500);
  await page.screenshot({ path: `/tmp/plan/shotsG/${prefix}${path.replace(/[^a-z]+/gi, '-')}-${name}-${colorScheme}.png` });
  await page.close();
}
await browser.close();
