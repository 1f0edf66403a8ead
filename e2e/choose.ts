// Choosing in a select, as everybody does it: open it or type into it, and click what it offers.
import { expect, type Locator } from '@playwright/test';

/**
 * Chooses the option with this name, or the first that is offered; `typed` finds it first. Only the list that is open counts: the same
 * words may stand elsewhere on the page.
 */
export async function choose(select: Locator, option?: string, typed?: string): Promise<void> {
  const page = select.page();
  if (typed === undefined) await select.click();
  else await select.fill(typed);
  await expect(select).toHaveAttribute('aria-expanded', 'true');
  const offered = page.locator('.ant-select-dropdown:visible .ant-select-item-option');
  const wanted = option === undefined ? offered.first() : offered.and(page.getByTitle(option, { exact: true }));
  await wanted.click();
}
