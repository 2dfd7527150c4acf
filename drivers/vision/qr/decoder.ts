import type { GrayPicture, Quad } from '../picture.ts';

/** A QR code whose error correction has passed. */
export interface FoundCode {
  readonly text: string;
  /** Where it stands in the picture. */
  readonly corners: Quad;
}

/** `quick` is for a frame of video, `thorough` for a picture of which there is only one. */
export type Effort = 'quick' | 'thorough';

/** A library that reads QR codes out of pictures. */
export interface CodeDecoder {
  readonly id: string;
  /** Every QR code that the library finds; the same text twice where it stands in the picture twice. */
  decode(picture: GrayPicture, effort: Effort): Promise<readonly FoundCode[]>;
  /** Nothing of what was decoded stays within the library. */
  forget(): void;
}
