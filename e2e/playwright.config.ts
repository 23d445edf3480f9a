// Postern in a real browser: a phone and a desk, each with JavaScript on and off.
import { existsSync } from "node:fs";
import { defineConfig, devices } from "@playwright/test";

const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
if (!chromium) {
  throw new Error("no Chromium found: run `cargo xtask install`, or apt-get install chromium");
}

const phone = { ...devices["Pixel 5"], viewport: { width: 390, height: 844 }, deviceScaleFactor: 1 };
const desktop = { viewport: { width: 1280, height: 900 } };

export default defineConfig({
  testDir: "tests",
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  retries: 0,
  workers: 2,
  reporter: [["list"]],
  outputDir: "test-results",
  snapshotPathTemplate: "snapshots/{testFileName}/{arg}{ext}",
  use: {
    locale: "en-GB",
    launchOptions: {
      executablePath: chromium,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "phone without JavaScript", use: { ...phone, javaScriptEnabled: false } },
    { name: "phone with JavaScript", use: { ...phone, javaScriptEnabled: true } },
    { name: "desktop without JavaScript", use: { ...desktop, javaScriptEnabled: false } },
    { name: "desktop with JavaScript", use: { ...desktop, javaScriptEnabled: true } },
  ],
});
