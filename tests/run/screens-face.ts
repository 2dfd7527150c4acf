import { createCanvas } from '@napi-rs/canvas';

const [WIDTH, HEIGHT] = [240, 320];

/** A face of circles and arcs, nobody's, as a data URL: what stands for a portrait in the pictures. */
export function drawnFace(): string {
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d');
  const disc = (colour: string, x: number, y: number, width: number, height: number): void => {
    context.fillStyle = colour;
    context.beginPath();
    context.ellipse(x, y, width, height, 0, 0, 2 * Math.PI);
    context.fill();
  };
  context.fillStyle = '#a9c9e6';
  context.fillRect(0, 0, WIDTH, HEIGHT);
  disc('#5d6b76', 120, 130, 78, 86);
  disc('#7a3b52', 120, 330, 104, 92);
  disc('#e2b48f', 120, 232, 26, 40);
  disc('#edc6a4', 120, 148, 60, 74);
  disc('#5d6b76', 120, 84, 58, 26);
  for (const x of [98, 142]) disc('#33261f', x, 146, 6, 5);
  context.strokeStyle = '#9a5f49';
  context.lineWidth = 4;
  context.beginPath();
  context.arc(120, 172, 24, 0.25 * Math.PI, 0.75 * Math.PI);
  context.moveTo(120, 152);
  context.lineTo(114, 172);
  context.stroke();
  return `data:image/png;base64,${canvas.toBuffer('image/png').toString('base64')}`;
}
