/** A stand-in for the server, to look at the page without Python: `npm run build && npm run harness`. */
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { WebSocketServer } from "ws";
import { DECISIONS, events } from "../fixtures/interview.mjs";

const DIST = fileURLToPath(new URL("../dist/", import.meta.url));
const KINDS = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";
const SESSIONS = [
  { session: "demo", title: "Senior Backend Engineer", candidate: "Ines Kowalczyk", opened: "2026-11-20T09:00:00.000Z", closed: null },
  { session: "old", title: "Senior Backend Engineer", candidate: "Theo Marsh", opened: "2026-11-18T13:30:00.000Z", closed: "2026-11-18T14:12:00.000Z" },
];

/** Entries by session: `demo` in the middle, `old` closed, `blank` just opened. */
function logs() {
  const whole = events({ finished: true });
  return {
    demo: [...events(), ...DECISIONS],
    old: [...whole, ...DECISIONS],
    blank: whole.slice(0, 1),
  };
}

export function serve(port = 0) {
  const kept = logs();
  const server = createServer(answer);
  const sockets = new WebSocketServer({ server, path: "/events" });
  sockets.on("connection", (socket, request) => {
    const query = new URL(request.url, "http://x").searchParams;
    const log = kept[query.get("session")] ?? kept.blank;
    const say = (event, index) => socket.send(JSON.stringify({ seq: index + 1, at: "2026-11-20T09:00:00.000Z", event }));
    log.forEach((event, index) => index >= Number(query.get("after")) && say(event, index));
    socket.on("message", (text) => {
      log.push(JSON.parse(text));
      say(log.at(-1), log.length - 1);
    });
  });
  return new Promise((ready) => server.listen(port, "127.0.0.1", () => ready({ server, sockets, port: server.address().port })));
}

async function answer(request, response) {
  const path = new URL(request.url, "http://x").pathname;
  if (path === "/sessions") return response.end(JSON.stringify(SESSIONS));
  if (path.startsWith("/about/")) return response.end('{"audio":false,"share":false}');
  const file = join(DIST, path === "/" ? "index.html" : normalize(path));
  try {
    const body = await readFile(file);
    response.writeHead(200, { "content-type": KINDS[extname(file)] ?? "application/json", "content-security-policy": POLICY });
    return response.end(body);
  } catch {
    return response.writeHead(404).end();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { port } = await serve(Number(process.argv[2] ?? 8766));
  console.log(`http://127.0.0.1:${port}/?session=demo  (also: old, blank, or none for the list)`);
}
