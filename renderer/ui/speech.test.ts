import { beforeEach, describe, expect, it } from 'vitest';
import { manualTimers } from '../camera/manual-timers.ts';
import { FakeSynth, FakeUtterance } from './fake-synth.ts';
import { CALM_MS, createSpeech, type Speech } from './speech.ts';
import { UTTER_LIMIT } from './utter.ts';

const voice = (lang: string, localService = true): SpeechSynthesisVoice => ({
  name: `voice ${lang}`,
  voiceURI: lang,
  lang,
  localService,
  default: false,
});
const VI = voice('vi');
const EN = voice('en-US');
const TEXT = ['Mời lên tầng 2. Phòng 201.', 'Mang theo căn cước.'];

let synth: FakeSynth;
let timers: ReturnType<typeof manualTimers>;
let speech: Speech;
let ends: number;
const onEnd = (): void => {
  ends += 1;
};

beforeEach(() => {
  synth = new FakeSynth();
  synth.voices = [EN, VI];
  timers = manualTimers();
  speech = createSpeech(synth, (text) => new FakeUtterance(text), timers);
  synth.cancels = 0;
  ends = 0;
});

describe('voices', () => {
  it('may come late, and go', () => {
    const late = new FakeSynth();
    const waiting = createSpeech(late, (text) => new FakeUtterance(text), timers);
    const seen: boolean[] = [];
    const forget = waiting.onVoices(() => seen.push(waiting.canSpeak('vi')));
    expect(waiting.canSpeak('vi')).toBe(false);
    late.comeTo([VI]);
    late.comeTo([EN]);
    forget();
    late.comeTo([VI]);
    expect(seen).toEqual([true, false]);
    expect([waiting.canSpeak('vi'), waiting.canSpeak('en')]).toEqual([true, false]);
  });

  it('that send words away count for none', () => {
    synth.comeTo([voice('vi-VN', false)]);
    expect(speech.canSpeak('vi')).toBe(false);
    speech.speak(TEXT, 'vi', onEnd);
    expect([synth.texts, ends]).toEqual([[], 1]);
  });

  it('are missed by nobody where the page has no speech at all', () => {
    const mute = createSpeech(undefined);
    mute.speak(TEXT, 'vi', onEnd);
    mute.stop();
    expect([mute.canSpeak('vi'), ends]).toEqual([false, 1]);
  });
});

describe('reading aloud', () => {
  it('says one sentence after the other, slowly, with the voice of the language', () => {
    speech.speak(TEXT, 'vi', onEnd);
    expect(synth.texts).toEqual(['Mời lên tầng 2.']);
    expect(synth.last).toMatchObject({ voice: VI, lang: 'vi', rate: 0.9 });
    synth.finish();
    synth.finish();
    expect([synth.texts, ends]).toEqual([['Mời lên tầng 2.', 'Phòng 201.', 'Mang theo căn cước.'], 0]);
    synth.finish();
    expect([synth.said.length, ends]).toEqual([3, 1]);
  });

  it('ends at once where there is nothing to say, and can begin again', () => {
    speech.speak([' '], 'vi', onEnd);
    speech.stop();
    expect([synth.texts, synth.cancels, ends]).toEqual([[], 0, 1]);
    speech.speak(['Xin chào.'], 'vi', onEnd);
    expect(synth.texts).toEqual(['Xin chào.']);
  });

  it('takes the place of what is being read, after a moment of calm', async () => {
    speech.speak(TEXT, 'vi', onEnd);
    synth.last.fire('start');
    speech.speak(['Go to floor 2.'], 'en', onEnd);
    expect([synth.cancels, synth.said.length, ends]).toEqual([1, 1, 1]);
    await timers.pass(CALM_MS);
    expect(synth.last).toMatchObject({ text: 'Go to floor 2.', voice: EN });
  });
});

describe('stopping', () => {
  it('silences what a page before this one was saying', () => {
    const left = new FakeSynth();
    createSpeech(left, (text) => new FakeUtterance(text), timers);
    expect(left.cancels).toBe(1);
  });

  it('is silence at once, and once', () => {
    speech.speak(TEXT, 'vi', onEnd);
    synth.last.fire('start');
    speech.stop();
    speech.stop();
    expect([synth.cancels, ends]).toEqual([1, 1]);
  });

  it('says nothing more, whatever the system still reports or a watchdog waits for', async () => {
    speech.speak(TEXT, 'vi', onEnd);
    const first = synth.last;
    speech.stop();
    first.fire('error');
    first.fire('end');
    await timers.pass(10 * 60_000);
    expect([synth.said.length, ends, first.heeded]).toEqual([1, 1, false]);
  });

  it('works while the moment of calm still waits', async () => {
    speech.speak(TEXT, 'vi', onEnd);
    speech.stop();
    speech.speak(TEXT, 'vi', onEnd);
    speech.stop();
    await timers.pass(60_000);
    expect([synth.said.length, ends]).toEqual([1, 2]);
  });

  it('works from what hears of the end', () => {
    speech.speak(TEXT, 'vi', () => {
      onEnd();
      speech.stop();
    });
    speech.stop();
    expect(ends).toBe(1);
  });
});

describe('a system that fails', () => {
  it('is asked once more where an utterance does not begin', async () => {
    speech.speak(TEXT, 'vi', onEnd);
    await timers.pass(UTTER_LIMIT.startMs + CALM_MS);
    expect([synth.texts, synth.cancels, ends]).toEqual([['Mời lên tầng 2.', 'Mời lên tầng 2.'], 1, 0]);
    synth.finish();
    expect(synth.last.text).toBe('Phòng 201.');
  });

  it('is asked once more where it refuses one, and not a third time', async () => {
    speech.speak(TEXT, 'vi', onEnd);
    synth.last.fire('error');
    await timers.pass(CALM_MS);
    expect(synth.said.length).toBe(2);
    synth.last.fire('error');
    await timers.pass(60_000);
    expect([synth.said.length, ends]).toEqual([2, 1]);
  });

  it('ends the reading where it breaks off', () => {
    speech.speak(TEXT, 'vi', onEnd);
    synth.last.fire('start');
    synth.last.fire('error');
    expect([synth.said.length, synth.cancels, ends]).toEqual([1, 1, 1]);
  });

  it('ends the reading where it loses the end of an utterance', async () => {
    speech.speak(['Xin chào.'], 'vi', onEnd);
    synth.last.fire('start');
    await timers.pass(UTTER_LIMIT.spareMs + 'Xin chào.'.length * UTTER_LIMIT.characterMs - 1);
    expect(ends).toBe(0);
    await timers.pass(1);
    expect([synth.cancels, ends]).toEqual([1, 1]);
  });
});
