import { expect, it } from 'vitest';
import { bestVoice, type Voice } from './voice.ts';

const voice = (name: string, lang: string, more: Partial<Voice> = {}): Voice => ({
  name,
  lang,
  localService: true,
  default: false,
  ...more,
});

/** As Chromium lists speech-dispatcher's voices, in its order. */
const ESPEAK = [
  voice('Afrikaans espeak-ng', 'af', { default: true }),
  voice('English (America, New York City) espeak-ng', 'en-US-NYC'),
  voice('English (America)+Adam espeak-ng', 'en-US'),
  voice('English (America) espeak-ng', 'en-US'),
  voice('English (Great Britain) espeak-ng', 'en-GB'),
  voice('Vietnamese (Central) espeak-ng', 'vi-VN-X-CENTRAL'),
  voice('Vietnamese (Northern)+whisper espeak-ng', 'vi'),
  voice('Vietnamese (Northern) espeak-ng', 'vi'),
  voice('Vietnamese (Southern) espeak-ng', 'vi-VN-X-SOUTH'),
];

it("takes espeak's plain voice of the usual accent", () => {
  expect(bestVoice(ESPEAK, 'vi')?.name).toBe('Vietnamese (Northern) espeak-ng');
  expect(bestVoice(ESPEAK, 'en')?.name).toBe('English (America) espeak-ng');
});

it('takes the voices of Windows', () => {
  const windows = [
    voice('Microsoft David - English (United States)', 'en-US', { default: true }),
    voice('Microsoft Zira - English (United States)', 'en-US'),
    voice('Microsoft An - Vietnamese (Vietnam)', 'vi-VN'),
  ];
  expect(bestVoice(windows, 'vi')?.name).toBe('Microsoft An - Vietnamese (Vietnam)');
  expect(bestVoice(windows, 'en')?.name).toBe('Microsoft David - English (United States)');
});

it('takes an accent that it does not know rather than none', () => {
  expect(bestVoice([voice('South', 'vi-VN-X-SOUTH')], 'vi')?.name).toBe('South');
  expect(bestVoice([voice('Linh', 'vi_VN'), voice('South', 'vi-VN-X-SOUTH')], 'vi')?.name).toBe('Linh');
});

it('never takes a voice that sends words away', () => {
  const remote = voice('Google Tiếng Việt', 'vi-VN', { localService: false, default: true });
  expect(bestVoice([remote], 'vi')).toBeNull();
  expect(bestVoice([remote, voice('South', 'vi-VN-X-SOUTH')], 'vi')?.name).toBe('South');
});

it('never takes a voice of another language', () => {
  expect(bestVoice(ESPEAK.slice(0, 5), 'vi')).toBeNull();
  expect(bestVoice([voice('Vai', 'vai')], 'vi')).toBeNull();
  expect(bestVoice([], 'en')).toBeNull();
});
