// Measures and whom they hit: the public page and the desk show the same findings and reasons.
import { accessible } from "../support/accessible";
import { atDesk } from "../support/officer";
import { expect, test } from "../support/test";

for (const language of ["en", "ru", "uk"]) {
  test(`portal and desk tell the same of measures (${language})`, async ({
    page,
    browser,
    contextOptions,
    office,
    javaScriptEnabled,
  }) => {
    await page.goto(`${office.portal}/${language}/measures`);
    const sections = page.locator("main section");
    expect(await sections.count()).toBeGreaterThan(15);
    const students = page.locator('section[aria-labelledby="m-students_sent_home"]');
    await expect(students.locator("tbody tr")).toHaveCount(3);
    await students.locator("summary").click();
    await expect(students.locator("details li").first()).toBeVisible();
    await accessible(page, javaScriptEnabled);
    const desk = await atDesk(browser, contextOptions, office, office.officers[1], language);
    await desk.goto(`${office.desk}/${language}/measures`);
    await accessible(desk, javaScriptEnabled);
    expect(await desk.locator("main section").allTextContents()).toEqual(
      await sections.allTextContents(),
    );
    await desk.context().close();
  });
}
