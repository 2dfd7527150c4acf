import { useEffect, useState } from 'react';

const TICK_MS = 250;
const two = (count: number): string => String(count).padStart(2, '0');

interface TimeLeftProps {
  /** Milliseconds since the epoch. */
  readonly until: number;
  readonly words: string;
  /** Instead of the time once it is over. */
  readonly over: string;
}

/** `04:32`: how long something still holds. It only shows; the host keeps the time. */
export function TimeLeft({ until, words, over }: TimeLeftProps) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.ceil((until - now) / 1000));
  return (
    <div className="time-left">
      <span>{seconds > 0 ? words : over}</span>
      {seconds > 0 && (
        <span className="huge figure" role="timer">
          {two(Math.floor(seconds / 60))}:{two(seconds % 60)}
        </span>
      )}
    </div>
  );
}
