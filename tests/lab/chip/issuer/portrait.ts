import { createHash } from 'node:crypto';
import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';

/** In dots: 3 to 4, as an ID photo. */
export const [PORTRAIT_WIDTH, PORTRAIT_HEIGHT] = [408, 544];
/** Centres of the eyes, the left one of the person first. */
export const EYES = [
  { x: 250, y: 236 },
  { x: 158, y: 236 },
] as const;

const SKIN = ['#f2d0b0', '#e8bd96', '#d9a77c', '#f6dcc2'];
const HAIR = ['#1d1a1c', '#3a2a22', '#57534f', '#2b2233', '#6b4a35'];
const CLOTHES = ['#2f6f8f', '#8f3f4f', '#3f7f5f', '#6f5f9f', '#c98a2b', '#4a5568'];
const [MIDDLE, FACE_Y, FACE_WIDTH, FACE_HEIGHT] = [204, 250, 102, 132];

interface Look {
  readonly skin: string;
  readonly hair: string;
  readonly clothes: string;
  readonly long: boolean;
  readonly glasses: boolean;
  readonly fringe: number;
  /** From 0 to 255: how far the mouth smiles. */
  readonly smile: number;
}

const lookOf = (number: string): Look => {
  const [skin = 0, hair = 0, clothes = 0, glasses = 0, fringe = 0, smile = 0] = createHash('sha256')
    .update(`face ${number}`)
    .digest();
  const one = (colours: readonly string[], index: number): string => colours[index % colours.length] ?? '';
  return {
    skin: one(SKIN, skin),
    hair: one(HAIR, hair),
    clothes: one(CLOTHES, clothes),
    // The fourth digit is odd on the cards of women.
    long: Number(number[3]) % 2 === 1,
    glasses: glasses % 3 === 0,
    fringe: fringe % 40,
    smile,
  };
};

const ellipse = (pen: SKRSContext2D, x: number, y: number, across: number, down: number): void => {
  pen.beginPath();
  pen.ellipse(x, y, across, down, 0, 0, 2 * Math.PI);
  pen.fill();
};

const drawBody = (pen: SKRSContext2D, { skin, clothes }: Look): void => {
  pen.fillStyle = clothes;
  ellipse(pen, MIDDLE, 560, 190, 130);
  pen.fillStyle = skin;
  pen.fillRect(MIDDLE - 42, 340, 84, 90);
  ellipse(pen, MIDDLE, 430, 42, 34);
};

const drawHead = (pen: SKRSContext2D, { skin, hair, long, fringe }: Look): void => {
  pen.fillStyle = hair;
  ellipse(pen, MIDDLE, 210, 124, 130);
  if (long) pen.fillRect(MIDDLE - 124, 210, 248, 220);
  pen.fillStyle = skin;
  if (long) pen.fillRect(MIDDLE - 42, 340, 84, 90);
  ellipse(pen, MIDDLE - 106, 262, 16, 28);
  ellipse(pen, MIDDLE + 106, 262, 16, 28);
  ellipse(pen, MIDDLE, FACE_Y, FACE_WIDTH, FACE_HEIGHT);
  pen.fillStyle = hair;
  pen.beginPath();
  pen.ellipse(MIDDLE, 172 + fringe / 4, 104, 62, 0, Math.PI, 2 * Math.PI);
  pen.fill();
};

const drawFeatures = (pen: SKRSContext2D, { hair, glasses, smile }: Look): void => {
  pen.lineCap = 'round';
  for (const { x, y } of EYES) {
    pen.fillStyle = '#ffffff';
    ellipse(pen, x, y, 20, 13);
    pen.fillStyle = '#2a1d18';
    ellipse(pen, x, y, 10, 11);
    pen.strokeStyle = hair;
    pen.lineWidth = 8;
    pen.beginPath();
    pen.arc(x, y + 22, 46, -2, -1.14);
    pen.stroke();
    if (!glasses) continue;
    pen.strokeStyle = '#3b4a6b';
    pen.lineWidth = 5;
    pen.strokeRect(x - 36, y - 26, 72, 52);
  }
  pen.strokeStyle = 'rgba(120, 60, 40, 0.7)';
  pen.lineWidth = 6;
  pen.beginPath();
  pen.moveTo(MIDDLE, 252);
  pen.quadraticCurveTo(MIDDLE + 22, 294, MIDDLE - 6, 294);
  pen.stroke();
  pen.strokeStyle = '#a3453f';
  pen.lineWidth = 9;
  pen.beginPath();
  pen.moveTo(MIDDLE - 40, 326);
  pen.quadraticCurveTo(MIDDLE, 336 + smile / 8, MIDDLE + 40, 326);
  pen.stroke();
};

/** A face of plain shapes that is nobody's, always the same for a number. */
export const drawPortrait = (number: string): Canvas => {
  const canvas = createCanvas(PORTRAIT_WIDTH, PORTRAIT_HEIGHT);
  const pen = canvas.getContext('2d');
  const backdrop = pen.createLinearGradient(0, 0, 0, PORTRAIT_HEIGHT);
  backdrop.addColorStop(0, '#cfe3f2');
  backdrop.addColorStop(1, '#9fc3dd');
  pen.fillStyle = backdrop;
  pen.fillRect(0, 0, PORTRAIT_WIDTH, PORTRAIT_HEIGHT);
  const look = lookOf(number);
  drawBody(pen, look);
  drawHead(pen, look);
  drawFeatures(pen, look);
  return canvas;
};

/** The picture out of focus, by so many dots. */
export const softened = (plain: Canvas, dots: number): Canvas => {
  const canvas = createCanvas(plain.width, plain.height);
  const pen = canvas.getContext('2d');
  pen.filter = `blur(${dots}px)`;
  pen.drawImage(plain, 0, 0);
  return canvas;
};

/**
 * The picture with grain, so that it packs no better than a photo: of this strength (grey levels to either side), in the
 * topmost `rows`.
 */
export const grained = (plain: Canvas, strength: number, rows = plain.height): Canvas => {
  const canvas = createCanvas(plain.width, plain.height);
  const pen = canvas.getContext('2d');
  pen.drawImage(plain, 0, 0);
  if (strength === 0 || rows === 0) return canvas;
  const image = pen.getImageData(0, 0, plain.width, rows);
  const dots = image.data;
  let state = 0x2545f491;
  for (let at = 0; at < dots.length; at += 4) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const grain = ((state >>> 16) / 0xffff - 0.5) * 2 * strength;
    for (let colour = at; colour < at + 3; colour++) dots[colour] = (dots[colour] ?? 0) + grain;
  }
  pen.putImageData(image, 0, 0);
  return canvas;
};
