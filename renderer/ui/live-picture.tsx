import { useEffect, useRef, useSyncExternalStore } from 'react';

interface LivePictureProps {
  readonly sight: {
    stream(): MediaStream | null;
    listen(onChange: () => void): () => void;
  };
  readonly mirror: boolean;
  /** What to do, under the picture; read out when it changes. */
  readonly words: string;
}

/** What the camera sees, with the frame that the code belongs into. */
export function LivePicture({ sight, mirror, words }: LivePictureProps) {
  const stream = useSyncExternalStore(sight.listen, sight.stream);
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream]);
  return (
    <div className="live">
      <div className="live-glass">
        <video ref={video} className={mirror ? 'mirrored' : ''} autoPlay muted playsInline tabIndex={-1} />
        <svg viewBox="0 0 100 100" aria-hidden="true">
          <path
            className="live-shade"
            d="M12 30V20a8 8 0 0 1 8-8h10M70 12h10a8 8 0 0 1 8 8v10M88 70v10a8 8 0 0 1-8 8H70M30 88H20a8 8 0 0 1-8-8V70"
          />
          <path d="M12 30V20a8 8 0 0 1 8-8h10M70 12h10a8 8 0 0 1 8 8v10M88 70v10a8 8 0 0 1-8 8H70M30 88H20a8 8 0 0 1-8-8V70" />
        </svg>
      </div>
      <p role="status">{words}</p>
    </div>
  );
}
