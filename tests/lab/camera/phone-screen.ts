import { createCanvas } from '@napi-rs/canvas';
import { fontOf, loadTicketFonts } from '../../../drivers/printer/paper/fonts.ts';
import type { GrayPicture } from '../../../drivers/vision/picture.ts';
import { canvasOf, grayOfCanvas } from './picture-file.ts';
import { qrPicture } from './qr-picture.ts';

/** The QR of the screen below: left top corner and side, pixels. */
export const PHONE_QR = { x: 60, y: 190, size: 300 } as const;

/** A phone that shows the QR of an electronic identity, 420 × 760: dark frame, heading, white sheet, a button below. */
export const phoneScreen = (text: string): GrayPicture => {
  loadTicketFonts();
  const canvas = createCanvas(420, 760);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#0b0b0b';
  pen.fillRect(0, 0, 420, 760);
  pen.fillStyle = '#8f1d14';
  pen.fillRect(14, 40, 392, 680);
  pen.fillStyle = '#fff';
  pen.font = fontOf(700, 26);
  pen.fillText('Căn cước điện tử', 100, 95);
  pen.beginPath();
  pen.roundRect(30, 140, 360, 420, 18);
  pen.fill();
  pen.drawImage(
    canvasOf(qrPicture(text, { module: 8, quietZone: 0 })),
    PHONE_QR.x,
    PHONE_QR.y,
    PHONE_QR.size,
    PHONE_QR.size,
  );
  pen.fillStyle = '#444';
  pen.font = fontOf(500, 18);
  pen.fillText('Đưa mã này cho nhân viên tiếp đón', 62, 535);
  pen.fillStyle = '#f2c14e';
  pen.beginPath();
  pen.roundRect(110, 600, 200, 56, 28);
  pen.fill();
  return grayOfCanvas(canvas);
};
