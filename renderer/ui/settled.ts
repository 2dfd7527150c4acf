import { useEffect, useRef, useState } from 'react';

/**
 * `value`, but while it is only `passing` the one before it, for at most `ms`; `settling` says that it is the one
 * before. Keeps what is replaced within a moment from flashing by.
 */
export function useSettled<T>(value: T, passing: boolean, ms: number): { shown: T; settling: boolean } {
  const [late, setLate] = useState(false);
  const before = useRef<T | null>(null);
  useEffect(() => {
    if (!passing) {
      before.current = value;
      setLate(false);
    }
  }, [value, passing]);
  useEffect(() => {
    if (!passing) return;
    const timer = setTimeout(() => {
      before.current = null;
      setLate(true);
    }, ms);
    return () => clearTimeout(timer);
  }, [passing, ms]);
  const settling = passing && !late && before.current !== null;
  return { shown: settling ? (before.current ?? value) : value, settling };
}
