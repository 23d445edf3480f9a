// The walk of the README, by hand: apply → decide → approve → accept → pay → testify → publish →
// statistics, in all three languages, in every kind of browser.
import { acceptOffer, comeBack, file, fillIn, soldier, testify } from "../support/applicant";
import { act, atDesk, openCase } from "../support/officer";
import { press } from "../support/press";
import { expect, test } from "../support/test";

for (const language of ["en", "ru", "uk"]) {
  test(`the whole mission, in ${language}`, async ({ page, browser, contextOptions, office }) => {
    const { portal, desk } = office;
    const [one, two] = office.officers;

    await fillIn(page, portal, language, soldier);
    const codename = await file(page);

    const first = await atDesk(browser, contextOptions, office, one, language);
    await openCase(first, office, language, "received");
    const address = first.url().replace(/#.*$/, "");
    await expect(first.locator("main")).toContainText(soldier.name);
    await act(first, "assess");
    await expect(first.locator("main .outcome-offer")).toBeVisible();
    await act(first, "propose", { verdict: "offer" });
    await expect(first.locator('main form[action$="/approve"]')).toHaveCount(0);
    await expect(first.locator("main .why-not")).not.toHaveCount(0);

    const second = await atDesk(browser, contextOptions, office, two, language);
    await second.goto(address);
    await act(second, "approve");
    await expect(second.locator("main .stage-offered")).toBeVisible();

    await comeBack(page, portal, language, codename);
    await acceptOffer(page, portal, language);

    await first.goto(address);
    await expect(first.locator("main .stage-accepted")).toBeVisible();
    await act(first, "propose-payment");
    await second.goto(address);
    await act(second, "pay");
    await expect(second.locator("main .transfer-posted").first()).toBeVisible();
    await second.goto(`${desk}/${language}/ledger`);
    await expect(second.locator("main table")).not.toHaveCount(0);

    const words = `I left because nobody could tell me why we were there. (${language})`;
    await testify(page, portal, language, words);
    await first.goto(`${desk}/${language}/testimonies?state=given`);
    await press(first.locator("main table tbody a").first());
    const testimony = first.url().replace(/#.*$/, "");
    await act(first, "propose");
    await second.goto(testimony);
    await act(second, "publish");

    await page.goto(`${portal}/${language}/testimonies`);
    await expect(page.locator("main")).toContainText(words);
    // The public figures move by whole weeks and in steps of ten: today nothing may show.
    await page.goto(`${portal}/${language}/statistics`);
    await expect(page.locator("main h1")).toBeVisible();
    await expect(page.locator("main .note")).toBeVisible();
    await second.goto(`${desk}/${language}/statistics`);
    await expect(second.locator("main table").first()).toBeVisible();
    await first.context().close();
    await second.context().close();
  });
}
