import { ocrBMissing } from '../lab/camera/card-paint.ts';
import { missingForKiosk } from '../run/kiosk.ts';
import { benchCameraLatency } from './codes/camera-latency.ts';
import { type FrameTimes, runFrames } from './codes/frame-run.ts';
import { type MrzOutcome, runMrz } from './codes/mrz-run.ts';
import { zbarMissing } from './codes/peers.ts';
import { type QrOutcome, runQr } from './codes/qr-run.ts';
import { tesseractMissing } from './codes/tesseract.ts';
import { benchParse, type ParseRate } from './parse-rate.ts';

export interface CodesResult {
  readonly qr: readonly QrOutcome[];
  readonly frames: readonly FrameTimes[];
  readonly mrz: readonly MrzOutcome[];
  readonly parse: ParseRate;
  /** Card before the camera to name on the screen, ms each. */
  readonly camera: readonly number[];
}

/** Pictures of each kind of degradation at each of its levels, for so many frames of video. */
const perLevel = (count: number, share: number): number => Math.max(1, Math.round(count * share));
const SHARES = { qr: 1 / 50, sharpMrz: 1 / 4, degradedMrz: 1 / 200, camera: 1 / 8 } as const;

/** Enough that starting Node is a small part of it. */
const PARSED = 500_000;

/** Why codes cannot be measured here: a peer or a typeface is missing; null where they can. */
export const codesMissing = (): string | null =>
  zbarMissing() ?? tesseractMissing() ?? ocrBMissing() ?? missingForKiosk();

/**
 * Every reader on the same pictures. `count` is the number of frames of video; the sets grow with it: 4 pictures a level for
 * QR codes, 1 for MRZ and 50 sharp MRZ at 200. Times first, while nothing else has warmed up or filled the memory.
 */
export const benchCodes = async (count: number, say: (line: string) => void): Promise<CodesResult> => ({
  frames: await runFrames(count, say),
  qr: await runQr(perLevel(count, SHARES.qr), say),
  mrz: await runMrz(perLevel(count, SHARES.sharpMrz), perLevel(count, SHARES.degradedMrz), say),
  parse: await benchParse(PARSED),
  camera: await benchCameraLatency(perLevel(count, SHARES.camera), say),
});
