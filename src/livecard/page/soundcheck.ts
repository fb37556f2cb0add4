/** How the sound stands, as a fold: the twin of the Python one. */
import type * as E from "./events";

export interface SoundCheck {
  /** What each speaker is recorded from. */
  readonly devices: Readonly<Record<string, string>>;
  readonly alarms: readonly E.AlarmRaised[];
  readonly taken: E.SoundTaken | null;
  readonly paused: boolean;
  /** With one microphone: who speaks. */
  readonly marked: E.Speaker | null;
  /** Null until the interviewer chooses. */
  readonly kept: boolean | null;
  readonly deleted: boolean;
}

export const SILENT: SoundCheck = {
  devices: {},
  alarms: [],
  taken: null,
  paused: false,
  marked: null,
  kept: null,
  deleted: false,
};

export type Captured =
  | E.DeviceOpened
  | E.SoundTaken
  | E.AlarmRaised
  | E.AlarmCleared
  | E.SoundPaused
  | E.SoundResumed
  | E.SpeakerMarked
  | E.RecordingKept
  | E.RecordingDeleted
  | E.SoundAsked;

export function check(before: SoundCheck, event: Captured): SoundCheck {
  switch (event.type) {
    case "DeviceOpened":
      return { ...before, devices: { ...before.devices, [event.speaker]: event.device } };
    case "SoundTaken":
      return { ...before, taken: event };
    case "AlarmRaised":
      return { ...before, alarms: [...others(before, event), event] };
    case "AlarmCleared":
      return { ...before, alarms: others(before, event) };
    case "SoundPaused":
      return { ...before, paused: true };
    case "SoundResumed":
      return { ...before, paused: false };
    case "SpeakerMarked":
      return { ...before, marked: event.speaker };
    case "RecordingKept":
      return { ...before, kept: event.kept };
    case "RecordingDeleted":
      return { ...before, deleted: true };
    case "SoundAsked":
      return before;
  }
}

/** With one microphone: whom to mark when the other one begins to speak; null where each has a channel. */
export const turned = ({ marked }: SoundCheck): "interviewer" | "candidate" | null =>
  marked && (marked === "candidate" ? "interviewer" : "candidate");

function others(before: SoundCheck, event: E.AlarmRaised | E.AlarmCleared): readonly E.AlarmRaised[] {
  return before.alarms.filter((one) => one.alarm !== event.alarm || one.speaker !== event.speaker);
}
