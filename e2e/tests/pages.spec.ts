// Every page that is open to everybody: accessible, small, alone, readable at 320 px and at 200 %,
// and the same to a screen reader as it was (ARIA snapshots).
import { accessible } from "../support/accessible";
import { answer, fillIn, soldier } from "../support/applicant";
import { press } from "../support/press";
import { expect, test } from "../support/test";

const OPEN = [
  "",
  "offers",
  "self-check",
  "apply",
  "return",
  "testimony",
  "testimony/return",
  "programme",
  "statistics",
  "measures",
  "testimonies",
  "genuine",
  "nowhere",
];

for (const path of OPEN) {
  test(`/${path} is accessible, small and whole`, async ({ page, office, javaScriptEnabled }) => {
    // A body arrives some time after its response is told of, so all are waited for.
    const bodies: Promise<Buffer>[] = [];
    page.on("response", (response) => {
      bodies.push(response.body().catch(() => Buffer.alloc(0)));
    });
    await page.goto(`${office.portal}/en/${path}`);
    await page.waitForLoadState("networkidle");
    const bytes = (await Promise.all(bodies)).reduce((sum, body) => sum + body.length, 0);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(60 * 1024);
    await expect(page.locator("h1")).toHaveCount(1);
    await expect(page).toHaveTitle("Information");
    await expect(page.locator("a.leave")).toBeVisible();
    await accessible(page, javaScriptEnabled);
    await page.setViewportSize({ width: 320, height: 640 });
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wider, "pixels that must be scrolled to the side at 320 px").toBeLessThanOrEqual(0);
  });
}

test("a screen reader hears the same pages as before", async ({ page, office }) => {
  for (const path of ["", "apply", "return", "testimony"]) {
    await page.goto(`${office.portal}/en/${path}`);
    await expect(page.locator("main")).toMatchAriaSnapshot({ name: `${path || "home"}.aria.yml` });
  }
});

test("mistakes are shown above and beside, and nothing typed is lost", async ({
  page,
  office,
  javaScriptEnabled,
}) => {
  await page.goto(`${office.portal}/en/apply`);
  await press(page.locator('main form[action$="/apply"] button'));
  await expect(page.locator('[role="alert"]')).toBeVisible();
  await accessible(page, javaScriptEnabled);
  await answer(page, { applied_by: "person" });
  await press(page.locator('main form[action$="/apply"] button'));
  await answer(page, { born: "31 February 1999", location: "elsewhere" });
  await press(page.locator("main form button").first());
  await expect(page.locator('[role="alert"]')).toBeVisible();
  await expect(page.locator('main input[name="born"]')).toHaveValue("31 February 1999");
  await expect(page.locator('main input[name="location"][value="elsewhere"]')).toBeChecked();
  await accessible(page, javaScriptEnabled);
});

test("going back loses nothing, and the review shows every answer", async ({ page, office }) => {
  await fillIn(page, office.portal, "en", soldier);
  await expect(page.locator("main")).toContainText(soldier.words);
  await page.goBack();
  await page.goBack();
  await page.goForward();
  await page.goto(`${office.portal}/en/apply/review`);
  await expect(page.locator("main")).toContainText(soldier.words);
});

test("a wrong codename is told apart from a mistyped one, and not from an unknown one", async ({
  page,
  office,
}) => {
  await page.goto(`${office.portal}/en/return`);
  const field = page.locator('main form[action$="/return"] input[type=text]');
  await field.fill("1234 5678 9012 3456 7890 1234 5678");
  await press(page.locator('main form[action$="/return"] button'));
  await expect(page.locator('[role="alert"]')).toBeVisible();
  await expect(page).toHaveURL(/\/return$/);
});

test("an expired session says so kindly", async ({ page, office }) => {
  await page.goto(`${office.portal}/en/case`);
  await expect(page.locator("h1")).toHaveCount(1);
  await expect(page.locator("main")).not.toContainText("⟦");
});

test("the quick way out leaves the site and forgets the session", async ({ page, office }) => {
  const answer = await page.request.get(`${office.portal}/leave`, { maxRedirects: 0 });
  expect(answer.status()).toBe(303);
  expect(new URL(answer.headers().location).origin).not.toBe(office.portal);
});
