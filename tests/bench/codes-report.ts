import { reportCamera } from './codes/camera-report.ts';
import { reportFrames } from './codes/frame-report.ts';
import { reportMrz } from './codes/mrz-report.ts';
import { reportParse } from './codes/parse-report.ts';
import { type Part, reportQr } from './codes/qr-report.ts';
import type { CodesResult } from './codes.ts';

/** The tables, and the targets that were missed. */
export const reportCodes = ({ qr, frames, mrz, parse, camera }: CodesResult): Part => {
  const parts = [
    reportQr(qr),
    reportFrames(frames),
    reportMrz(mrz),
    reportParse(parse),
    reportCamera(camera),
  ];
  return {
    text: parts.map(({ text }) => text).join('\n\n'),
    missed: parts.flatMap(({ missed }) => missed),
  };
};
