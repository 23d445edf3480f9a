// axe over a page: WCAG 2.2 AA and best practice, without exceptions.
import AxeBuilder from "@axe-core/playwright";
import { type Page, expect } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** axe runs in the page; where JavaScript is off, the other projects try the same markup. */
export async function accessible(page: Page, javaScript: boolean | undefined): Promise<void> {
  if (javaScript === false) return;
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join("\n")}`);
  expect(said).toEqual([]);
}
