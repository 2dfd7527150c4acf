// MediaStreamTrack Insertable Media Processing, 3.1 as Chromium has it: in the page, not in workers alone.

interface MediaStreamTrackProcessorInit {
  readonly track: MediaStreamTrack;
  /** Frames that wait to be read; a newer one takes the place of the oldest. */
  readonly maxBufferSize?: number;
}

declare class MediaStreamTrackProcessor {
  constructor(init: MediaStreamTrackProcessorInit);
  /** Of a track with video. */
  readonly readable: ReadableStream<VideoFrame>;
}

/** MediaStream Image Capture, 5: what a camera may offer. */
interface MediaTrackCapabilities {
  readonly torch?: boolean;
  readonly focusMode?: readonly string[];
  readonly exposureMode?: readonly string[];
  readonly whiteBalanceMode?: readonly string[];
}
