// Pressing what leads to another page.
import type { Locator } from "@playwright/test";

/**
 * Presses a button or link, and waits until the page that answers has loaded whole. Playwright's
 * own click may return before a busy browser has begun to leave the page; what a test then counts
 * or fills is half the old page and half the next.
 */
export async function press(leading: Locator): Promise<void> {
  const page = leading.page();
  await page.waitForLoadState();
  await Promise.all([page.waitForEvent("load"), leading.click()]);
}
