import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';

interface ScreenProps {
  /** Changes when another screen is shown; the headline is then read out and focused. */
  readonly name: string;
  readonly hospital: string;
  readonly clock: { readonly time: string; readonly date: string };
  readonly steps: ReactNode;
  readonly headline: ReactNode;
  readonly lead?: ReactNode;
  readonly drawing: ReactNode;
  /** Takes the place of the drawing: what just happened. */
  readonly notice?: ReactNode;
  readonly tools: ReactNode;
  readonly back?: ReactNode;
  readonly staff?: ReactNode;
  readonly primary?: ReactNode;
  readonly children?: ReactNode;
}

/** The frame that never moves: above it shows, below it acts, at the foot back, help and the way on. */
export function Screen(props: ScreenProps) {
  const headline = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new screen is what is announced, not a new word in it
  useEffect(() => {
    // In the frame after: focusing lays the page out, and the first frame is what the touch waits for.
    const frame = requestAnimationFrame(() => headline.current?.focus({ preventScroll: true }));
    return () => cancelAnimationFrame(frame);
  }, [props.name]);
  return (
    <div className="screen" data-screen={props.name}>
      <header className="bar">
        <span className="bar-sign" aria-hidden="true">
          <svg viewBox="0 0 48 48" aria-hidden="true">
            <rect x="2" y="2" width="44" height="44" rx="12" />
            <path d="M24 13v22M13 24h22" />
          </svg>
        </span>
        <span className="bar-name">{props.hospital}</span>
        <time className="bar-clock figure">
          <b>{props.clock.time}</b>
          <span>{props.clock.date}</span>
        </time>
      </header>
      <main>
        <section className={props.notice ? 'show noticed' : 'show'}>
          <div className="show-steps">{props.steps}</div>
          <div className="show-words">
            <h1 ref={headline} tabIndex={-1}>
              {props.headline}
            </h1>
            {props.lead && <p className="lead">{props.lead}</p>}
          </div>
          <div className="show-drawing">{props.drawing}</div>
          {props.notice && <div className="show-notice">{props.notice}</div>}
        </section>
        <section className="act">
          {props.tools}
          <div className="content">{props.children}</div>
          <div className="foot">
            <span>{props.back}</span>
            <span>{props.staff}</span>
            <span>{props.primary}</span>
          </div>
        </section>
      </main>
    </div>
  );
}
