// Measures and whom they hit: the public pages and the desk show the same findings and reasons.
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
    await accessible(page, javaScriptEnabled);
    const desk = await atDesk(browser, contextOptions, office, office.officers[1], language);
    await desk.goto(`${office.desk}/${language}/measures`);
    await accessible(desk, javaScriptEnabled);
    const texts = await sections.allTextContents();
    expect(await desk.locator("main section").allTextContents()).toEqual(texts);
    for (const name of ["state_companies", "visa_ban_for_all", "family_later"]) {
      await page.goto(`${office.portal}/${language}/measures`);
      await page.locator(`#m-${name} a`).click();
      await desk.goto(`${office.desk}/${language}/measures/${name}`);
      if (name === "state_companies") {
        await accessible(page, javaScriptEnabled);
        await accessible(desk, javaScriptEnabled);
      }
      for (const part of ["h1", "thead th", "tbody th", "tbody td", "main li", "main h3"]) {
        const told = await page.locator(part).allTextContents();
        expect(await desk.locator(part).allTextContents(), part).toEqual(told);
      }
      await page.setViewportSize({ width: 320, height: 640 });
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wider, "pixels that must be scrolled to the side at 320 px").toBeLessThanOrEqual(0);
    }
    await desk.context().close();
  });
}
