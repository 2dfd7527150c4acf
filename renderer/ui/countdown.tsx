import { useEffect, useState } from 'react';

const TICK_MS = 250;
const RADIUS = 54;
const ROUND = 2 * Math.PI * RADIUS;

/** A ring that empties in `ms`, with the seconds left in it. It only shows; who asked keeps the time. */
export function Countdown({ ms, unit }: { ms: number; unit: string }) {
  const [left, setLeft] = useState(ms);
  useEffect(() => {
    const end = performance.now() + ms;
    const timer = setInterval(() => setLeft(Math.max(0, end - performance.now())), TICK_MS);
    return () => clearInterval(timer);
  }, [ms]);
  return (
    <div className="countdown" role="timer">
      <svg viewBox="0 0 120 120" aria-hidden="true">
        <circle className="track" cx="60" cy="60" r={RADIUS} />
        <circle
          className="rest"
          cx="60"
          cy="60"
          r={RADIUS}
          strokeDasharray={ROUND}
          strokeDashoffset={ROUND * (1 - left / ms)}
        />
      </svg>
      <span className="countdown-words">
        <span className="huge figure">{Math.ceil(left / 1000)}</span>
        <span>{unit}</span>
      </span>
    </div>
  );
}
