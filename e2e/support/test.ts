// The test function with a real office, one for each worker, and a net that fails a test when a
// page asks for anything from elsewhere.
import { type Page, test as base } from "@playwright/test";
import { Office } from "./office";

export const test = base.extend<{ alone: void }, { office: Office }>({
  office: [
    async ({}, use) => {
      const office = await Office.start();
      await use(office);
      await office.stop();
    },
    { scope: "worker" },
  ],
  alone: [
    async ({ page, office }, use) => {
      const elsewhere: string[] = [];
      page.on("request", (request) => {
        const from = new URL(request.url()).origin;
        if (from !== office.portal && from !== office.desk) elsewhere.push(request.url());
      });
      await use();
      if (elsewhere.length > 0) throw new Error(`a page asked for ${elsewhere.join(", ")}`);
    },
    { auto: true },
  ],
});

export { expect } from "@playwright/test";
export type { Page };
