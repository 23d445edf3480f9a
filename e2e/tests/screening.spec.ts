// Screening in a real browser: lists in, hits judged one by one, asked again only about what is
// new; and one person's two cases found, merged and parted again.
import type { BrowserContextOptions, Browser, Page, TestInfo } from "@playwright/test";
import { accessible } from "../support/accessible";
import { type Answers, file, fillIn, soldier } from "../support/applicant";
import type { Office } from "../support/office";
import { atDesk } from "../support/officer";
import { press } from "../support/press";
import { expect, test } from "../support/test";

/** A made-up name that no other test of this office uses: letters only, so that it is a name. */
function madeUp(): string {
  const letters = "abdeiklmnoprstuv";
  const drawn = Array.from({ length: 8 }, () => letters[Math.floor(Math.random() * letters.length)]);
  return `Artyom ${drawn.join("").replace(/^./, (first) => first.toUpperCase())}-Madeup`;
}

async function applies(browser: Browser, options: BrowserContextOptions, office: Office, as: Answers) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await fillIn(page, office.portal, "en", as);
  await file(page);
  await context.close();
}

/** The address of the case that changed last. */
async function newest(desk: Page, office: Office): Promise<string> {
  await desk.goto(`${office.desk}/en/cases?stage=received&sort=changed`);
  await press(desk.locator("main table tbody th a").first());
  await expect(desk).toHaveURL(/\/cases\/[0-9a-z]{26}/);
  return desk.url().replace(/[?#].*$/, "");
}

async function load(desk: Page, office: Office, name: string, rows: string[]) {
  await desk.goto(`${office.desk}/en/lists`);
  const form = desk.locator('main form[action$="/lists"]');
  await form.locator('input[name="name"]').fill(name);
  const buffer = Buffer.from(["id,name,born,programme,reason", ...rows].join("\n") + "\n");
  await form.locator('input[name="file"]').setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer });
  await press(form.locator("button"));
}

/** Sends the first form of an act, chosen and filled by the beginnings of its fields' names. */
async function judge(desk: Page, act: string, choice: string, reason: string) {
  const form = desk.locator(`main form[action$="/${act}"]`).first();
  if (choice) await form.locator(`input[type=radio][value="${choice}"]`).check();
  await form.locator("textarea").fill(reason);
  await press(form.locator("button"));
}

async function pictured(desk: Page, info: TestInfo, name: string) {
  await desk.screenshot({ path: info.outputPath(`${name}.png`), fullPage: true });
}

test("hits are judged, and asked again only when a list changes", async ({
  browser,
  contextOptions,
  office,
  javaScriptEnabled,
}, info) => {
  const name = madeUp();
  await applies(browser, contextOptions, office, { ...soldier, name });
  const desk = await atDesk(browser, contextOptions, office, office.officers[0], "en");
  const address = await newest(desk, office);
  const listed = [
    `1,${name},4 May 1999,PRACTICE,"Made up for this test: it says why somebody is listed, at some length."`,
    `2,${name},,PRACTICE,`,
  ];
  await load(desk, office, "practice", [...listed, "3,,,PRACTICE,a row without a name"]);
  await expect(desk.locator("main")).toContainText("1 place could not be read");
  await accessible(desk, javaScriptEnabled);
  await pictured(desk, info, "lists");

  await desk.goto(address);
  await press(desk.locator('main form[action$="/screen"] button'));
  const screening = desk.locator('section[aria-labelledby="screening"]');
  await expect(screening).toContainText("2 possible matches to judge");
  await expect(screening.locator(".band-insufficient-evidence")).toHaveCount(1);
  await expect(screening.locator(".band-match")).toHaveCount(1);
  await accessible(desk, javaScriptEnabled);
  await pictured(desk, info, "hits");
  await judge(desk, "resolve-hit", "same", "Name, day of birth and papers agree.");
  await judge(desk, "resolve-hit", "other", "Another patronymic in the paper.");
  await expect(desk.locator('main form[action$="/resolve-hit"]')).toHaveCount(0);

  await load(desk, office, "practice", [...listed, `4,${name},1999,PRACTICE,new`]);
  await desk.goto(`${office.desk}/en/cases?screening=outdated`);
  await expect(desk.locator("main tbody tr").first()).toBeVisible();
  await accessible(desk, javaScriptEnabled);
  await desk.goto(address);
  await expect(screening).toContainText("Screen it again");
  await pictured(desk, info, "outdated");
  await press(desk.locator('main form[action$="/screen"] button'));
  await expect(screening).toContainText("1 possible match to judge");
  await expect(screening).toContainText("2 matches were judged before and carried over unchanged");
  await expect(desk.locator('main form[action$="/resolve-hit"]')).toHaveCount(1);
  await accessible(desk, javaScriptEnabled);
  await pictured(desk, info, "again");
  await desk.context().close();
});

test("one person's two cases are merged, and parted again", async ({
  browser,
  contextOptions,
  office,
  javaScriptEnabled,
}, info) => {
  const name = madeUp();
  const desk = await atDesk(browser, contextOptions, office, office.officers[0], "en");
  const addresses: string[] = [];
  for (let time = 0; time < 2; time++) {
    await applies(browser, contextOptions, office, { ...soldier, name });
    addresses.push(await newest(desk, office));
    await press(desk.locator('main form[action$="/screen"] button'));
    await expect(desk.locator('section[aria-labelledby="screening"]')).toBeVisible();
  }
  const duplicates = desk.locator('section[aria-labelledby="duplicates"]');
  await expect(duplicates).toContainText("Both applicants may be one person.");
  await accessible(desk, javaScriptEnabled);
  await pictured(desk, info, "duplicate");
  await judge(desk, "judge-duplicate", "same-there", "The same papers in both.");
  await expect(duplicates).toContainText("This case is set aside");
  await accessible(desk, javaScriptEnabled);
  await pictured(desk, info, "set-aside");
  await press(desk.locator('main form[action$="/assess"] button'));
  await expect(desk.locator('main form[action$="/propose"]')).toHaveCount(0);

  await desk.goto(addresses[0]);
  await expect(duplicates).toContainText("This case goes on");
  await judge(desk, "unmerge", "", "Two brothers after all.");
  await expect(duplicates).toContainText("No longer merged with");
  await desk.goto(addresses[1]);
  await expect(desk.locator('main form[action$="/propose"]')).toHaveCount(1);
  await accessible(desk, javaScriptEnabled);
  await pictured(desk, info, "parted");

  // Merged after all, and the case that goes on is erased: an officer says whose the other is.
  await desk.locator("summary", { hasText: "Say otherwise" }).first().click();
  await judge(desk, "judge-duplicate", "same-there", "One person after all.");
  await desk.goto(addresses[0]);
  await desk.locator("summary#t-erase").click();
  const erase = desk.locator('main form[action$="/erase"]');
  const designation = (await desk.locator("h1").first().innerText()).split(/\s/)[0];
  await erase.locator('input[name="designation"]').fill(designation);
  await press(erase.locator("button"));
  await desk.goto(addresses[1]);
  await expect(duplicates).toContainText("This case is set aside for another one that has been erased");
  await accessible(desk, javaScriptEnabled);
  await pictured(desk, info, "alone");
  await judge(desk, "succeed", "same_person", "Asked by post.");
  await expect(duplicates).toContainText("One person; set aside for this case");
  await accessible(desk, javaScriptEnabled);
  await pictured(desk, info, "succeeded");
  await desk.context().close();
});
