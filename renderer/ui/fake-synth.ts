import type { Synth } from './speech.ts';
import type { Utterance } from './utter.ts';

/** An utterance that a test can look into: Node has none of the browser's. */
export class FakeUtterance implements Utterance {
  voice: SpeechSynthesisVoice | null = null;
  lang = '';
  rate = 1;
  onstart: Utterance['onstart'] = null;
  onend: Utterance['onend'] = null;
  onerror: Utterance['onerror'] = null;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** The system says what became of it; nobody may listen any longer. */
  fire(event: 'start' | 'end' | 'error'): void {
    const listener: ((this: never, event: never) => unknown) | null = this[`on${event}`];
    listener?.call(undefined as never, undefined as never);
  }

  get heeded(): boolean {
    return this.onstart !== null || this.onend !== null || this.onerror !== null;
  }
}

/** The browser's `speechSynthesis` in the hands of a test, which says when something begins, ends or fails. */
export class FakeSynth extends EventTarget implements Synth {
  voices: SpeechSynthesisVoice[] = [];
  readonly said: FakeUtterance[] = [];
  cancels = 0;

  getVoices(): SpeechSynthesisVoice[] {
    return this.voices;
  }

  /** Voices come late, as in a browser. */
  comeTo(voices: SpeechSynthesisVoice[]): void {
    this.voices = voices;
    this.dispatchEvent(new Event('voiceschanged'));
  }

  speak(utterance: Utterance): void {
    if (!(utterance instanceof FakeUtterance)) throw new Error('not an utterance of this test');
    this.said.push(utterance);
  }

  cancel(): void {
    this.cancels += 1;
  }

  /** What was said last. Throws where nothing was. */
  get last(): FakeUtterance {
    const last = this.said.at(-1);
    if (!last) throw new Error('nothing was said');
    return last;
  }

  /** Begins and ends what was said last. */
  finish(): void {
    const { last } = this;
    last.fire('start');
    last.fire('end');
  }

  get texts(): string[] {
    return this.said.map(({ text }) => text);
  }
}
