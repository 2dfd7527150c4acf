import type { GrayPicture } from '../../../drivers/vision/picture.ts';
import type { CitizenCard } from '../../personas.ts';
import { blankCard, CARD, guilloche, print, printChip, printQr } from './card-paint.ts';
import { grayOfCanvas } from './picture-file.ts';

/** What is printed on the front. */
export type FrontFields = Pick<CitizenCard, 'number' | 'name' | 'birthDate' | 'sex' | 'address'>;

export interface FrontOptions {
  /** 12: a module of the QR is then about 4 pixels. */
  readonly pxPerMm?: number;
  readonly seed?: number;
}

/** Left top corner and side of the QR on the front of the 2021 card, mm. */
export const FRONT_QR = { x: 67.2, y: 4.2, size: 15 } as const;

const dated = (date: string): string => date.replace(/^(\d{2})(\d{2})(\d{4})$/, '$1/$2/$3');

const portrait = (pen: ReturnType<typeof blankCard>['pen']): void => {
  pen.fillStyle = '#b9c9d2';
  pen.fillRect(4, 20, 20, 26);
  pen.fillStyle = '#4a3f3a';
  pen.beginPath();
  pen.ellipse(14, 29.5, 5.4, 6.6, 0, 0, 2 * Math.PI);
  pen.fill();
  pen.fillStyle = '#d8b79c';
  pen.beginPath();
  pen.ellipse(14, 31, 4.6, 5.8, 0, 0, 2 * Math.PI);
  pen.fill();
  pen.fillStyle = '#39424d';
  pen.beginPath();
  pen.ellipse(14, 46, 9, 8, 0, Math.PI, 2 * Math.PI);
  pen.fill();
};

/**
 * The front of the 2021 card: heading, portrait, labels and values, the QR (of `text`) at the upper right. With null no
 * QR and the chip in its place's stead: the 2024 card, whose QR is on the back.
 */
export const cardFront = (
  fields: FrontFields,
  text: string | null,
  { pxPerMm = 12, seed = 7 }: FrontOptions = {},
): GrayPicture => {
  const { canvas, pen } = blankCard(pxPerMm);
  guilloche(pen, seed);
  pen.fillStyle = '#b03a2e';
  pen.beginPath();
  pen.arc(9.5, 10, 5, 0, 2 * Math.PI);
  pen.fill();
  print(pen, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { x: 18, y: 6.5, size: 2.3, weight: 700, widest: 46 });
  print(pen, 'Độc lập - Tự do - Hạnh phúc', { x: 27, y: 9.7, size: 2, widest: 34 });
  const title = text === null ? 'CĂN CƯỚC' : 'CĂN CƯỚC CÔNG DÂN';
  print(pen, title, { x: 22, y: 17, size: 4, weight: 800, colour: '#a52a22', widest: 42 });
  portrait(pen);
  const value = (label: string, content: string, x: number, y: number): void => {
    print(pen, label, { x, y, size: 1.7, colour: '#555', widest: 22 });
    print(pen, content, { x, y: y + 3.2, size: 2.6, weight: 700, widest: CARD.width - x - 4 });
  };
  print(pen, 'Số / No.:', { x: 27, y: 23.5, size: 2 });
  print(pen, fields.number, { x: 38, y: 23.8, size: 4, weight: 700 });
  value('Họ và tên / Full name', fields.name.toUpperCase(), 27, 27.5);
  value('Ngày sinh / Date of birth', dated(fields.birthDate), 27, 33.3);
  value('Giới tính / Sex', fields.sex, 55, 33.3);
  value('Quê quán / Place of origin', fields.address.split(', ').slice(-1).join(), 27, 39.1);
  value('Nơi thường trú / Place of residence', fields.address, 27, 44.9);
  if (text === null) printChip(pen, 68, 5);
  else printQr(pen, text, FRONT_QR.x, FRONT_QR.y, FRONT_QR.size);
  return grayOfCanvas(canvas);
};
