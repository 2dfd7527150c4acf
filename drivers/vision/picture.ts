/** Luminance of a picture, row by row from the top left: 0 is black, 255 white. */
export interface GrayPicture {
  readonly width: number;
  readonly height: number;
  /** `width × height` bytes. */
  readonly pixels: Uint8Array | Uint8ClampedArray;
}

/** A place in a picture: pixels from its top left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Four corners of something flat in a picture, clockwise from its own top left. */
export type Quad = readonly [Point, Point, Point, Point];
