/** Pictures of the page at three widths, light and dark: `npm run build && npm run shots -- FOLDER`. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { launch } from "./chromium.mjs";
import { serve } from "./serve.mjs";

const folder = process.argv[2] ?? "shots";
const WIDE = { width: 1440, height: 900 };
const SHOTS = [
  ["wide-light", WIDE, "light", "demo"],
  ["wide-dark", WIDE, "dark", "demo"],
  ["wide-open", WIDE, "light", "demo", ["g", "1"]],
  ["wide-tip", WIDE, "light", "demo", [], ".row:nth-child(3) [role=radio]:nth-child(4)"],
  ["wide-help", WIDE, "light", "old", ["?"]],
  ["wide-blank", WIDE, "light", "blank"],
  ["middle-light", { width: 1024, height: 768 }, "light", "demo"],
  ["middle-dark", { width: 1024, height: 768 }, "dark", "demo", ["g", "2"]],
  ["narrow-card", { width: 420, height: 860 }, "light", "demo"],
  ["narrow-card-dark", { width: 420, height: 860 }, "dark", "demo", ["g", "1"]],
  ["narrow-evidence", { width: 420, height: 860 }, "light", "demo", ["j"]],
  ["narrow-transcript", { width: 420, height: 860 }, "dark", "demo", ["t"]],
  ["wide-checklist", WIDE, "light", "demo", ["c"]],
  ["wide-guide", WIDE, "dark", "old", ["c", "c"]],
  ["narrow-checklist", { width: 420, height: 860 }, "dark", "demo", ["c"]],
  ["glance", { width: 1100, height: 112 }, "light", "demo", ["v"]],
  ["narrow-glance", { width: 420, height: 420 }, "dark", "old", ["v"]],
  ["sessions", { width: 1024, height: 768 }, "light", ""],
];

const { server, sockets, port } = await serve();
const browser = await launch();
await mkdir(folder, { recursive: true });
for (const [name, viewport, colorScheme, session, keys = [], hover = ""] of SHOTS) {
  const page = await browser.newPage({ viewport, colorScheme, reducedMotion: "reduce" });
  page.on("console", (message) => console.log(`${name}: ${message.text()}`));
  page.on("pageerror", (error) => console.log(`${name}: ${error}`));
  await page.goto(`http://127.0.0.1:${port}/${session && `?session=${session}`}`);
  await page.locator(session && session !== "blank" ? ".suggestion" : ".empty, .sessions li").first().waitFor({ state: "attached" });
  for (const key of keys) await page.keyboard.press(key);
  if (hover) await page.hover(hover);
  await page.waitForTimeout(200);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.close();
}
await browser.close();
sockets.close();
for (const socket of sockets.clients) socket.terminate();
server.close();
