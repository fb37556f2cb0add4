import { expect, test } from "vitest";
import { address, Connection } from "./connection";
import type { Entry } from "./events";
import { FakeServer } from "./fixtures/fakes";
import type { Decision } from "./state";

const HEARD = { type: "AudioHeard", until: 1, late: 0 } as const;
const ACCEPT: Decision = { type: "EvidenceAccepted", evidence: 1 };

function connected() {
  const server = new FakeServer();
  const entries: Entry[] = [];
  const connection = new Connection((after) => `after ${after}`, (entry) => entries.push(entry), server);
  connection.connect();
  server.ears?.opened();
  return { server, entries, connection };
}

test("the address names the session and what is known already", () => {
  const place = { protocol: "http:", host: "127.0.0.1:8765" } as Location;
  expect(address("a b", place)(7)).toBe("ws://127.0.0.1:8765/events?session=a%20b&after=7");
  expect(address("x", { ...place, protocol: "https:" })(0)).toMatch(/^wss:/);
});

test("entries are handed on once, in order", () => {
  const { server, entries } = connected();
  server.tell(HEARD, 1);
  server.tell(HEARD, 1);
  server.tell(HEARD, 4);
  expect(entries.map((entry) => entry.seq)).toEqual([1, 4]);
});

test("a broken line is tried again from the last entry, with growing pauses", () => {
  const { server, connection } = connected();
  server.tell(HEARD, 9);
  for (let time = 0; time < 7; time += 1) {
    server.ears?.closed();
    expect(connection.link.value).toBe("lost");
    server.pass();
  }
  expect(server.addresses.at(-1)).toBe("after 9");
  expect(server.pauses).toEqual([250, 500, 1000, 2000, 4000, 8000, 8000]);
  server.ears?.opened();
  server.tell(HEARD);
  server.ears?.closed();
  expect(server.pauses.at(-1)).toBe(250);
});

test("a decision waits until its event comes back", () => {
  const { server, connection } = connected();
  connection.send(ACCEPT);
  expect(server.sent).toEqual([ACCEPT]);
  expect(connection.waiting.value).toEqual([ACCEPT]);
  server.tell(ACCEPT);
  expect(connection.waiting.value).toEqual([]);
});

test("a decision made while the line is down is sent when it is up again", () => {
  const { server, connection } = connected();
  server.ears?.closed();
  connection.send(ACCEPT);
  expect(server.sent).toEqual([]);
  server.pass();
  server.ears?.opened();
  expect(server.sent).toEqual([ACCEPT]);
});

test("a refused decision is told and not sent again", () => {
  const { server, connection } = connected();
  connection.send(ACCEPT);
  server.ears?.heard(JSON.stringify({ refused: "there is no evidence 1" }));
  expect(connection.refused.value).toBe("Not recorded: there is no evidence 1");
  expect(connection.waiting.value).toEqual([]);
});

test("a session that the server does not know is told in its own words", () => {
  const { server, connection } = connected();
  server.ears?.heard(JSON.stringify({ refused: "there is no session 'x'" }));
  expect(connection.refused.value).toBe("there is no session 'x'");
});
