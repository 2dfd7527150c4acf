import { useEffect } from 'react';

const FORWARD = ['ArrowDown', 'ArrowRight'];
const BACKWARD = ['ArrowUp', 'ArrowLeft'];

/** Everything works from a keypad: arrows go through what can be pressed in the order of the screen, Escape goes back. */
export function useArrowKeys(back: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') back();
      const by = FORWARD.includes(event.key) ? 1 : BACKWARD.includes(event.key) ? -1 : 0;
      if (by === 0) return;
      event.preventDefault();
      moveFocus(by);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [back]);
}

function moveFocus(by: 1 | -1): void {
  const within = document.querySelector('[role=dialog]') ?? document;
  const all = [...within.querySelectorAll<HTMLElement>('button:not(:disabled)')].filter(
    (one) => one.closest('[inert]') === null,
  );
  const at = all.findIndex((one) => one.matches(':focus'));
  const next = at < 0 && by < 0 ? all.length - 1 : (at + by + all.length) % all.length;
  all[next]?.focus();
}
