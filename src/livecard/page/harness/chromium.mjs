/** Chromium as the tests start it: Debian's own, with nothing that reaches outside. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "chrome"];

export function found() {
  if (process.env.LIVECARD_CHROMIUM) return process.env.LIVECARD_CHROMIUM;
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(existsSync);
}

export async function launch(more = [], less = []) {
  const executablePath = found();
  if (!executablePath) throw new Error("no Chromium on the PATH: install the package chromium, or set LIVECARD_CHROMIUM");
  const args = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", ...more,
  ];
  return chromium.launch({ executablePath, args, ignoreDefaultArgs: less });
}
