import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * What axe finds on a page that keeps people out: "color-contrast: .badge > span" for every serious or critical violation of
 * WCAG 2.2 AA. Empty when all is well. Lists of a combobox are left out of one rule: the arrow keys of its field scroll them.
 */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate<
    { id: string; impact: string; targets: string[] }[]
  >(`axe.run().then(({ violations }) => violations.map(({ id, impact, nodes }) => ({
    id,
    impact,
    targets: nodes
      .map(({ target }) => target.join(' '))
      .filter((target) => id !== 'scrollable-region-focusable' || !isOfList(document.querySelector(target))),
  })));
  function isOfList(element) {
    return element?.closest('[role=listbox]') != null || element?.querySelector('[role=listbox]') != null;
  }`);
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, targets }) => targets.map((target) => `${id}: ${target}`));
}
