// The desk in a real browser: every page accessible, and the picture of the README.
import { resolve } from "node:path";
import { accessible } from "../support/accessible";
import { file, fillIn, soldier } from "../support/applicant";
import { act, atDesk, openCase } from "../support/officer";
import { expect, test } from "../support/test";

const PAGES = [
  "cases",
  "ledger",
  "transfers",
  "testimonies",
  "audit",
  "statistics",
  "measures",
  "forecasts",
  "lists",
  "staff",
];

test("every page of the desk is accessible", async ({
  page,
  browser,
  contextOptions,
  office,
  javaScriptEnabled,
}) => {
  await page.goto(`${office.desk}/en/sign-in`);
  await accessible(page, javaScriptEnabled);
  const desk = await atDesk(browser, contextOptions, office, office.officers[1], "en");
  for (const path of PAGES) {
    await desk.goto(`${office.desk}/en/${path}`);
    await expect(desk.locator("h1"), path).toHaveCount(1);
    await expect(desk.locator("body"), path).not.toContainText("⟦");
    await accessible(desk, javaScriptEnabled);
  }
  await desk.context().close();
});

test("a case shows who, what, why, and who may do what now", async ({
  page,
  browser,
  contextOptions,
  office,
  javaScriptEnabled,
}, info) => {
  await fillIn(page, office.portal, "en", soldier);
  await file(page);
  const [one, two] = office.officers;
  const first = await atDesk(browser, contextOptions, office, one, "en");
  await openCase(first, office, "en", "received");
  const address = first.url().replace(/#.*$/, "");
  await accessible(first, javaScriptEnabled);
  await act(first, "assess");
  await act(first, "propose", { verdict: "offer" });
  await accessible(first, javaScriptEnabled);
  const second = await atDesk(browser, contextOptions, office, two, "en");
  await second.goto(address);
  await accessible(second, javaScriptEnabled);
  await expect(second.locator('main form[action$="/approve"]')).toBeVisible();
  if (info.project.name === "desktop without JavaScript") {
    // The README's picture: POSTERN_PICTURE=docs/images/case.png cargo xtask browser
    const wished = process.env.POSTERN_PICTURE;
    const path = wished ? resolve(import.meta.dirname, "../..", wished) : info.outputPath("case.png");
    await second.setViewportSize({ width: 1440, height: 1400 });
    await second.screenshot({ path });
  }
  await first.context().close();
  await second.context().close();
});
