import type { GrayPicture } from '../../drivers/vision/picture.ts';

/** What is used of a VideoFrame. */
export interface Frame {
  readonly format: string | null;
  readonly visibleRect: { readonly width: number; readonly height: number } | null;
  allocationSize(): number;
  copyTo(into: Uint8Array<ArrayBuffer>): Promise<{ offset: number; stride: number }[]>;
  close(): void;
}

type Plane = Awaited<ReturnType<Frame['copyTo']>>[number];
type Bytes = Uint8Array | Uint8ClampedArray;

/** Formats whose first plane is the luminance, a byte a pixel (WebCodecs, 9.4). */
const PLANAR: ReadonlySet<string> = new Set(['I420', 'I420A', 'I422', 'I422A', 'I444', 'I444A', 'NV12']);
const PACKED: ReadonlySet<string> = new Set(['RGBA', 'RGBX', 'BGRA', 'BGRX']);
/** BT.601 luminance in 1/256. */
const RED = 77;
const GREEN = 150;
const BLUE = 29;

export interface Luma<F extends Frame> {
  /** The luminance of a frame. The picture is valid until the next call; the frame is not closed. */
  of(frame: F): Promise<GrayPicture>;
  /** Overwrites what is left of the last frame. */
  wipe(): void;
}

/**
 * Takes pictures out of frames into one buffer that is used over and over. `draw` gives a frame as RGBA: one that stays
 * on the graphics card, or has a format of later years.
 */
export function createLuma<F extends Frame>(draw: (frame: F) => Uint8ClampedArray): Luma<F> {
  let buffer = new Uint8Array(0);

  function room(bytes: number): Uint8Array<ArrayBuffer> {
    if (buffer.length < bytes) buffer = new Uint8Array(bytes);
    return buffer;
  }

  async function copied(frame: F, format: string, width: number, height: number): Promise<Bytes> {
    const bytes = room(frame.allocationSize());
    const [plane] = await frame.copyTo(bytes);
    if (!plane) throw new Error('frame-without-planes');
    if (PLANAR.has(format)) return packed(bytes, plane, width, height);
    return weighed(bytes, plane, width, height, format.startsWith('B'));
  }

  return {
    async of(frame) {
      const { format, visibleRect } = frame;
      if (!visibleRect) throw new Error('frame-closed');
      const { width, height } = visibleRect;
      if (format !== null && (PLANAR.has(format) || PACKED.has(format))) {
        return { width, height, pixels: await copied(frame, format, width, height) };
      }
      const drawn = draw(frame);
      room(drawn.length).set(drawn);
      drawn.fill(0);
      return {
        width,
        height,
        pixels: weighed(buffer, { offset: 0, stride: width * 4 }, width, height, false),
      };
    },
    wipe: () => void buffer.fill(0),
  };
}

/** Moves rows together where the copy has gaps between them. */
function packed(bytes: Bytes, { offset, stride }: Plane, width: number, height: number): Bytes {
  for (let y = 0; y < height && (offset > 0 || stride > width); y++) {
    const from = offset + y * stride;
    bytes.copyWithin(y * width, from, from + width);
  }
  return bytes.subarray(0, width * height);
}

/** Luminance of four bytes a pixel, in place: the byte written never lies behind the four that are read. */
function weighed(
  bytes: Bytes,
  { offset, stride }: Plane,
  width: number,
  height: number,
  blueFirst: boolean,
): Bytes {
  const first = blueFirst ? BLUE : RED;
  const third = blueFirst ? RED : BLUE;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = offset + y * stride + x * 4;
      const sum = first * (bytes[at] ?? 0) + GREEN * (bytes[at + 1] ?? 0) + third * (bytes[at + 2] ?? 0);
      bytes[y * width + x] = sum >> 8;
    }
  }
  return bytes.subarray(0, width * height);
}
