/** On the browser's sound thread: mixes a source to one channel and hands it over as 16-bit samples. */
declare function registerProcessor(name: string, kind: unknown): void;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

/** Samples in a message: a tenth of a second. */
const LENGTH = 1600;

class Recorder extends AudioWorkletProcessor {
  private piece = new Int16Array(LENGTH);
  private filled = 0;

  process([channels]: Float32Array[][]): boolean {
    const first = channels?.[0];
    for (let at = 0; first && at < first.length; at++) {
      const sum = (channels ?? []).reduce((total, channel) => total + (channel[at] ?? 0), 0);
      this.put(sum / (channels?.length ?? 1));
    }
    return true;
  }

  private put(sample: number): void {
    this.piece[this.filled++] = Math.round(32767 * Math.max(-1, Math.min(1, sample)));
    if (this.filled < LENGTH) return;
    this.port.postMessage(this.piece, [this.piece.buffer]);
    this.piece = new Int16Array(LENGTH);
    this.filled = 0;
  }
}

registerProcessor("recorder", Recorder);
