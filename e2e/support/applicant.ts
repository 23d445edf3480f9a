// What an applicant does, page by page, as a person would: by labels' fields and buttons.
import { type Page, expect } from "@playwright/test";
import { press } from "./press";

/** Answers by the name of the question; a page's questions that are not named stay as they are. */
export type Answers = Record<string, string>;

export const soldier: Answers = {
  applied_by: "person",
  born: "1999-05-04",
  location: "at_the_front",
  occupation: "soldier",
  rank: "enlisted",
  will_lay_down_arms: "yes",
  prisoner_of_war: "no",
  family_in_danger: "yes",
  past_acts: "no",
  name: "Ivan Petrenko-Test",
  words: "I was sent here without being told where. I want to go home, but not to fight.",
};

export const diplomat: Answers = {
  applied_by: "person",
  born: "1980-02-03",
  location: "safe_country",
  occupation: "diplomat",
  leaves_post: "already",
  past_acts: "no",
};

/** Fills every question of the page that there is an answer for. */
export async function answer(page: Page, answers: Answers): Promise<void> {
  for (const [name, value] of Object.entries(answers)) {
    const choice = page.locator(`main input[name="${name}"][value="${value}"]`);
    if ((await choice.count()) > 0) {
      await choice.check();
      continue;
    }
    const field = page.locator(
      `main :is(input:not([type=hidden], [type=radio], [type=checkbox]), textarea)[name="${name}"]`,
    );
    if ((await field.count()) > 0) await field.fill(value);
  }
}

/** From the first page of the application to its review. */
export async function fillIn(page: Page, portal: string, language: string, answers: Answers) {
  await page.goto(`${portal}/${language}/apply`);
  for (let step = 0; step < 20 && !page.url().endsWith("/apply/review"); step++) {
    if (page.url().endsWith("/apply/household")) {
      await press(page.locator('main button[name="done"]'));
    } else {
      await answer(page, answers);
      await press(page.locator("main .actions button, main form button").last());
    }
    const mistakes = await page.locator("#errors").allInnerTexts();
    expect(mistakes, `after ${page.url()}`).toEqual([]);
  }
  await expect(page).toHaveURL(/\/apply\/review$/);
}

/** From the review to the receipt; gives the codename. */
export async function file(page: Page): Promise<string> {
  await press(page.locator('main form[action$="/apply/review"] button'));
  await expect(page).toHaveURL(/\/apply\/codename$/);
  const codename = await readCodename(page);
  await press(page.locator("main a.button"));
  await page.locator('main form[action$="/apply/confirm"] input[type=text]').fill(codename);
  await press(page.locator('main form[action$="/apply/confirm"] button'));
  await expect(page).toHaveURL(/\/apply\/receipt$/);
  return codename;
}

export async function readCodename(page: Page): Promise<string> {
  const groups = await page.locator("ol.codename li").allInnerTexts();
  expect(groups).toHaveLength(7);
  return groups.map((group) => group.trim()).join(" ");
}

export async function comeBack(page: Page, portal: string, language: string, codename: string) {
  await page.goto(`${portal}/${language}/return`);
  await page.locator('main form[action$="/return"] input[type=text]').fill(codename);
  await press(page.locator('main form[action$="/return"] button'));
  await expect(page).toHaveURL(/\/case$/);
}

export async function acceptOffer(page: Page, portal: string, language: string) {
  await page.goto(`${portal}/${language}/case/offer`);
  await page.locator('input[name="answer"][value="accept"]').check();
  await press(page.locator('main form[action$="/case/offer"] button'));
}

/** Gives a testimony in words, for this site; gives its own codename. */
export async function testify(page: Page, portal: string, language: string, words: string) {
  await page.goto(`${portal}/${language}/testimony`);
  await press(page.locator('main form[action$="/testimony"] button'));
  await answer(page, { text: words, byline: "A soldier, 24" });
  await page.locator('main input[type=checkbox][value="site"]').check();
  await press(page.locator('main form[action$="/testimony/my/words"] button'));
  await expect(page).toHaveURL(/\/testimony\/my\/receipt$/);
  return readCodename(page);
}
