/** Recording in the browser: its microphone and the call's tab, sent as 16-bit samples over a socket of its own. */
import { signal } from "@preact/signals";
import recorder from "./recorder.worklet.ts?worker&url";

export type Channel = "microphone" | "call";

/** Samples a second: the browser changes the rate. */
const RATE = 16000;
/** Messages begin with a pair of bytes that names the channel. */
const NUMBER = { microphone: 0, call: 1 } as const;
/** A number behind every entry: this socket only sends. */
const NOTHING = 999999999999999;
/** The call's sound as it is: what the browser would make better, the recogniser hears worse. */
const RAW = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };

export const UNABLE = "This browser cannot record a call: open this page in Chromium, Chrome or Edge.";
export const SILENT = "The call's sound was not shared: choose the call's tab, and tick “Also share tab audio”.";

/** What listening needs of the browser; tests bring their own. */
export interface Around {
  ask(channel: Channel): Promise<MediaStream>;
  /** Gives the samples of a stream, piece by piece, until the stream ends. */
  record(stream: MediaStream, piece: (samples: Int16Array) => void): Promise<void>;
  /** Opens the socket, and gives the function that sends through it. */
  socket(): Promise<(message: ArrayBuffer) => void>;
}

export class Listening {
  readonly channels = signal<readonly Channel[]>([]);
  readonly trouble = signal("");
  private sending: Promise<(message: ArrayBuffer) => void> | null = null;

  constructor(private readonly around: Around) {}

  /** Only on a click: browsers ask the person then. */
  async listen(channel: Channel): Promise<void> {
    this.trouble.value = "";
    try {
      const stream = await this.around.ask(channel);
      const [track] = stream.getAudioTracks();
      if (!track) throw new Error(SILENT);
      const send = await (this.sending ??= this.around.socket());
      await this.around.record(stream, (samples) => send(message(channel, samples)));
      track.addEventListener("ended", () => this.ended(channel));
      this.channels.value = [...this.channels.value, channel];
    } catch (error) {
      this.trouble.value = reason(error);
    }
  }

  private ended(channel: Channel): void {
    this.channels.value = this.channels.value.filter((one) => one !== channel);
    this.trouble.value = `The ${channel} is no longer recorded: share it again.`;
  }
}

export function message(channel: Channel, samples: Int16Array): ArrayBuffer {
  const whole = new Int16Array(samples.length + 1);
  whole[0] = NUMBER[channel];
  whole.set(samples, 1);
  return whole.buffer;
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "NotAllowedError") return "The browser was not allowed to: click the symbol beside the address, and allow it.";
  if (error.name === "NotFoundError") return "The browser finds no microphone: plug one in.";
  return error.message;
}

/** The real browser; `address` is that of the session's socket behind an entry. */
export function browser(address: (after: number) => string): Around {
  return {
    ask: async (channel) => {
      const devices = navigator.mediaDevices;
      if (!devices?.getDisplayMedia) throw new Error(UNABLE);
      if (channel === "microphone") return devices.getUserMedia({ audio: RAW });
      return devices.getDisplayMedia({ video: true, audio: { ...RAW, suppressLocalAudioPlayback: false } as MediaTrackConstraints });
    },
    record: async (stream, piece) => {
      const context = new AudioContext({ sampleRate: RATE });
      await context.audioWorklet.addModule(recorder);
      const node = new AudioWorkletNode(context, "recorder", { numberOfOutputs: 0 });
      node.port.onmessage = (told: MessageEvent<Int16Array>) => piece(told.data);
      context.createMediaStreamSource(new MediaStream(stream.getAudioTracks())).connect(node);
    },
    socket: () =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(address(NOTHING));
        socket.onopen = () => resolve((whole) => socket.send(whole));
        socket.onerror = () => reject(new Error("livecard does not answer: is it still running?"));
      }),
  };
}
