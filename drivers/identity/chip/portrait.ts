import { createCanvas } from '@napi-rs/canvas';
import { imageSize } from '../../codec/image-header.ts';
import { parseDg2 } from '../../codec/lds/dg2.ts';
import type { Portrait } from '../../ports/identity.ts';
import { err, ok, type Result } from '../../ports/result.ts';

/** A portrait is some 400 by 530 dots: what says it is larger would only fill the memory. */
const MAX_DOTS = 1_500_000;
/** Grey, colours, and colours with one more. */
const COMPONENTS: readonly number[] = [1, 3, 4];
const JPEG_QUALITY = 90;

export type PortraitFailure = 'no-portrait' | 'too-large' | 'undecodable';

/** Interleaved samples, one or three a dot, as RGBA. */
const toRgba = (samples: Uint8Array, dots: number, components: number): Uint8ClampedArray => {
  const rgba = new Uint8ClampedArray(dots * 4);
  for (let dot = 0; dot < dots; dot++) {
    for (let channel = 0; channel < 3; channel++)
      rgba[dot * 4 + channel] = samples[dot * components + (components >= 3 ? channel : 0)] ?? 0;
    rgba[dot * 4 + 3] = 255;
  }
  return rgba;
};

/** Chromium shows no JPEG 2000: the portrait is made a JPEG. */
const recode = async (bytes: Uint8Array): Promise<Portrait | null> => {
  const { decodeJpeg2000 } = await import('./jpeg2000.ts');
  const image = await decodeJpeg2000(bytes);
  if (image === null || image.width * image.height > MAX_DOTS) return null;
  const { width, height, components, samples } = image;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const pixels = context.createImageData(width, height);
  pixels.data.set(toRgba(samples, width * height, components));
  context.putImageData(pixels, 0, 0);
  return { mime: 'image/jpeg', bytes: Uint8Array.from(await canvas.encode('jpeg', JPEG_QUALITY)) };
};

/** The face of EF.DG2 as a page can show it. Its size is checked before anything decodes it. */
export const portraitOf = async (dg2: Uint8Array): Promise<Result<Portrait, PortraitFailure>> => {
  const face = parseDg2(dg2);
  if (!face.ok) return err('no-portrait', face.error);
  const { format, bytes } = face.value;
  const size = imageSize(bytes);
  if (!size.ok) return err('undecodable');
  const { width, height, components } = size.value;
  if (width * height > MAX_DOTS || !COMPONENTS.includes(components)) return err('too-large');
  if (format === 'jpeg') return ok({ mime: 'image/jpeg', bytes: Uint8Array.from(bytes) });
  const recoded = await recode(bytes);
  return recoded === null ? err('undecodable') : ok(recoded);
};
