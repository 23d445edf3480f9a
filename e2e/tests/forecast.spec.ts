// The analyst's pages in a real browser: started, watched, read, downloaded and compared.
import { readFileSync } from "node:fs";
import { accessible } from "../support/accessible";
import { act, atDesk } from "../support/officer";
import { press } from "../support/press";
import { type Page, expect, test } from "../support/test";

const WIDTHS = [390, 1200];

/** Starts a small forecast by the form. */
async function start(page: Page, desk: string, seed: string, scenario = "as-proposed") {
  await page.goto(`${desk}/en/forecasts`);
  await page.locator("#f-scenario").selectOption(scenario);
  await act(page, "forecasts", { people: "50000", weeks: "12", runs: "40", seed });
  await expect(page).toHaveURL(/\/forecasts\/[0-9a-z]{26}/);
}

/** Nothing but a table or a chart that scrolls by itself is wider than the page. */
async function fits(page: Page) {
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wider, "pixels that must be scrolled to the side").toBeLessThanOrEqual(0);
}

/** Looks at a page on a phone and at a desk: a picture of each. */
async function looked(page: Page, picture: (name: string) => string, name: string) {
  const before = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await fits(page);
    await page.screenshot({ path: picture(`${name}-${width}.png`), fullPage: true });
  }
  if (before) await page.setViewportSize(before);
}

test("a forecast is started, watched, read, downloaded and compared", async ({
  browser,
  contextOptions,
  office,
  javaScriptEnabled,
}, info) => {
  const page = await atDesk(browser, contextOptions, office, office.officers[1], "en");
  const picture = (name: string) => info.outputPath(name);
  await start(page, office.desk, "1");
  // The page loads itself again, with JavaScript on or off, until the report is there.
  const told = page.locator("ol.told li");
  await expect(told).toHaveCount(5, { timeout: 60_000 });
  await expect(told.first()).toContainText("In 12 weeks,");
  await expect(page.locator("figure.chart svg:visible").first()).toBeVisible();
  const one = page.url().replace(/\?.*$/, "");
  await accessible(page, javaScriptEnabled);
  await looked(page, picture, "forecast");
  const waits = page.waitForEvent("download");
  await page.locator('a[href$="/files/forecast.json"]').click();
  const json = readFileSync(await (await waits).path(), "utf8");
  expect(JSON.parse(json).origin).toMatchObject({ people: 50000, weeks: 12, runs: 40, seed: 1 });

  await press(page.locator('a[href$="/report"]'));
  await expect(page.locator("h1")).toContainText("Forecast:");
  // Its own style counts under the desk's policy.
  const margin = await page.locator("body").evaluate((body) => getComputedStyle(body).margin);
  expect(margin).toBe("0px");
  await accessible(page, javaScriptEnabled);

  await start(page, office.desk, "1", "soldiers-only");
  await expect(told).toHaveCount(5, { timeout: 60_000 });
  await start(page, office.desk, "2");
  await expect(told).toHaveCount(5, { timeout: 60_000 });
  const other = page.url().replace(/\?.*$/, "");
  await page.goto(`${office.desk}/en/forecasts`);
  await accessible(page, javaScriptEnabled);
  await looked(page, picture, "list");
  const id = (url: string) => url.split("/").at(-1) ?? "";
  await page.locator("#f-first").selectOption(id(one));
  await page.locator("#f-second").selectOption(id(other));
  await press(page.locator('form[action$="/compare"] button'));
  await expect(page.locator(".note.bad")).toContainText("their seeds differ");
  await accessible(page, javaScriptEnabled);
  await page.goBack();
  await page.locator("#f-first").selectOption(id(one));
  await page.locator("#f-second").selectOption({ index: 1 });
  await press(page.locator('form[action$="/compare"] button'));
  await expect(page.locator(".pair tbody tr")).toHaveCount(17);
  await expect(page.locator("main")).toContainText("Soldiers only: ");
  await expect(page.locator("main")).toContainText("fewer in 100 % of runs");
  await accessible(page, javaScriptEnabled);
  await looked(page, picture, "comparison");
  await page.context().close();
});

test("a long forecast is stopped, and removed where it is said to be grave", async ({
  browser,
  contextOptions,
  office,
  javaScriptEnabled,
}, info) => {
  const page = await atDesk(browser, contextOptions, office, office.officers[1], "en");
  await page.goto(`${office.desk}/en/forecasts`);
  await act(page, "forecasts", { people: "50000", weeks: "500", runs: "9999" });
  await expect(page.locator('[role="alert"]')).toContainText("from 1 to");
  await accessible(page, javaScriptEnabled);
  await act(page, "forecasts", { weeks: "52", runs: "2000" });
  await expect(page.locator("main progress")).toBeVisible({ timeout: 60_000 });
  await accessible(page, javaScriptEnabled);
  await looked(page, (name) => info.outputPath(name), "running");
  await act(page, "stop");
  await expect(page.locator(".note")).toContainText("stopped after", { timeout: 60_000 });
  await accessible(page, javaScriptEnabled);
  await page.locator('summary#t-forecast-remove').click();
  await act(page, "remove");
  await expect(page.locator(".good")).toContainText("The forecast is removed.");
  await page.context().close();
});
