// What officers do at the desk.
import { type Browser, type BrowserContextOptions, type Page, expect } from "@playwright/test";
import { type Office, type Officer, authenticatorCode } from "./office";
import { press } from "./press";

// A code works once, so two sign-ins of one officer need two steps of 30 seconds. Tests of one
// worker share what an officer signed in with.
const signedIn = new Map<string, string>();

/** A page of the desk on which the officer is signed in. */
export async function atDesk(
  browser: Browser,
  options: BrowserContextOptions,
  office: Office,
  officer: Officer,
  language: string,
): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const known = signedIn.get(office.desk + officer.name);
  if (known) {
    await context.addCookies(JSON.parse(known));
    await page.goto(`${office.desk}/${language}/cases`);
    return page;
  }
  await page.goto(`${office.desk}/${language}/sign-in`);
  await page.locator('main input[name="name"]').fill(officer.name);
  await page.locator('main input[name="passphrase"]').fill(officer.passphrase);
  await page.locator('main input[name="code"]').fill(authenticatorCode(officer.authenticatorKey));
  await press(page.locator('main form[action$="/sign-in"] button'));
  await expect(page).toHaveURL(/\/cases/);
  signedIn.set(office.desk + officer.name, JSON.stringify(await context.cookies()));
  return page;
}

/** Opens the newest case of a stage. */
export async function openCase(page: Page, office: Office, language: string, stage: string) {
  await page.goto(`${office.desk}/${language}/cases?stage=${stage}&sort=newest`);
  await press(page.locator("main table tbody th a").first());
  await expect(page).toHaveURL(/\/cases\/[0-9a-z]{26}/);
}

/** Does what a form of the page does. */
export async function act(page: Page, name: string, fields: Record<string, string> = {}) {
  const form = page.locator(`main form[action$="/${name}"]`);
  for (const [field, value] of Object.entries(fields)) {
    const choice = form.locator(`[name="${field}"][value="${value}"]:is([type=radio], [type=checkbox])`);
    if ((await choice.count()) > 0) await choice.check();
    else await form.locator(`[name="${field}"]:not([type=hidden])`).fill(value);
  }
  await press(form.locator("button").last());
}
