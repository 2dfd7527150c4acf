import type { GrayPicture } from '../picture.ts';

/** Something that reads text. */
export interface OcrEngine {
  /** The lines of a small upright picture, from the top, as the engine read them: they may be of any length, and wrong. */
  recognise(picture: GrayPicture): Promise<readonly string[]>;
  close(): Promise<void>;
}
