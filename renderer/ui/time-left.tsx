import { useEffect, useState } from 'react';

const TICK_MS = 250;
const two = (count: number): string => String(count).padStart(2, '0');

/** Whole seconds until an instant in milliseconds since the epoch, never less than 0. */
export function useSecondsLeft(until: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((until - now) / 1000));
}

interface TimeLeftProps {
  readonly seconds: number;
  readonly words: string;
}

/** `04:32`: how long something still holds. It only shows; the host keeps the time. */
export function TimeLeft({ seconds, words }: TimeLeftProps) {
  return (
    <div className="time-left">
      <span>{words}</span>
      <span className="huge figure" role="timer">
        {two(Math.floor(seconds / 60))}:{two(seconds % 60)}
      </span>
    </div>
  );
}
