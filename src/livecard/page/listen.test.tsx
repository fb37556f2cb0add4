// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test, vi } from "vitest";
import { Listen } from "./listen";
import { browser, message, SILENT, UNABLE, type Around } from "./listening";
import { EMPTY } from "./state";

const card = { ...EMPTY, session: "s", source: "browser" };

class Heard implements Around {
  readonly sent: ArrayBuffer[] = [];
  readonly pieces: ((samples: Int16Array) => void)[] = [];
  ended: () => void = () => undefined;
  constructor(private readonly tracks = 1) {}

  async ask(): Promise<MediaStream> {
    const track = { addEventListener: (_: string, action: () => void) => (this.ended = action) };
    return { getAudioTracks: () => Array.from({ length: this.tracks }, () => track) } as unknown as MediaStream;
  }

  async record(_: MediaStream, piece: (samples: Int16Array) => void): Promise<void> {
    this.pieces.push(piece);
  }

  async socket(): Promise<(whole: ArrayBuffer) => void> {
    return (whole) => void this.sent.push(whole);
  }
}

const buttons = () => [...document.body.querySelectorAll("button")].map((one) => one.textContent);
const draw = (around: Around, shown = card) => act(() => render(<Listen card={shown} around={around} />, document.body));
const click = (index: number) =>
  act(async () => {
    document.body.querySelectorAll("button")[index]?.click();
    await new Promise((done) => setTimeout(done));
  });

afterEach(() => render(null, document.body));

test("only an interview that the page records has the buttons", async () => {
  await draw(new Heard(), { ...card, source: "microphones" });
  expect(buttons()).toEqual([]);
});

test("what is recorded is sent with its channel, and its button goes", async () => {
  const around = new Heard();
  await draw(around);
  await click(1);
  expect(buttons()).toEqual(["Listen here"]);
  around.pieces[0]?.(new Int16Array([5, -5]));
  expect([...new Int16Array(around.sent[0] as ArrayBuffer)]).toEqual([1, 5, -5]);
});

test("a channel that ends is offered again, with what to do", async () => {
  const around = new Heard();
  await draw(around);
  await click(0);
  await act(async () => around.ended());
  expect(buttons()).toEqual(["Listen here", "Share the call"]);
  expect(document.body.querySelector("[role=alert]")?.textContent).toContain("share it again");
});

test("a call that is shared without its sound is told", async () => {
  await draw(new Heard(0));
  await click(1);
  expect(document.body.querySelector("[role=alert]")?.textContent).toBe(SILENT);
});

test("a browser that cannot record a call says which ones can", async () => {
  vi.stubGlobal("navigator", { mediaDevices: { getUserMedia: () => Promise.reject(new Error("not asked for")) } });
  await draw(browser(() => "ws://nowhere"));
  for (const index of [0, 1]) {
    await click(index);
    expect(document.body.querySelector("[role=alert]")?.textContent).toBe(UNABLE);
  }
  expect(buttons()).toEqual(["Listen here", "Share the call"]);
  vi.unstubAllGlobals();
});

test("a message begins with its channel", () => {
  expect([...new Uint8Array(message("microphone", new Int16Array([1])))]).toEqual([0, 0, 1, 0]);
});
