import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactElement, RefObject } from 'react';
import { useLayoutEffect, useRef, useState } from 'react';
import { Action } from './action.tsx';
import { pageBreaks } from './page-breaks.ts';

export interface SheetsProps {
  readonly label: string;
  /** One below the other, each with its key; none is ever divided. */
  readonly parts: readonly ReactElement[];
  /** Changes whenever the parts, or the size of their letters, do. */
  readonly of: string;
  readonly words: {
    readonly previous: string;
    readonly more: string;
    page(at: number, of: number): string;
  };
}

/** What there is to read, in pages: nothing here is dragged, what does not fit is one touch away. */
export function Sheets({ label, parts, of, words }: SheetsProps) {
  const { box, field, breaks } = useBreaks(of);
  const [wished, setWished] = useState({ of, page: 0 });
  const pages = breaks?.length ?? 1;
  const page = Math.min(wished.of === of ? wished.page : 0, pages - 1);
  const turn = (to: number): void => setWished({ of, page: to });
  const shown = breaks ? parts.slice(breaks[page], breaks[page + 1]) : parts;
  return (
    <div className="sheets" ref={box}>
      <section className="sheet" ref={field} aria-label={label} aria-live={breaks ? 'polite' : 'off'}>
        {shown}
      </section>
      {(pages > 1 || !breaks) && (
        <div className="pager">
          {page > 0 ? (
            <Action kind="quiet" icon={ChevronLeft} onPress={() => turn(page - 1)}>
              {words.previous}
            </Action>
          ) : (
            <span />
          )}
          <span className="pager-at figure">{words.page(page + 1, pages)}</span>
          {page < pages - 1 || !breaks ? (
            <Action kind="quiet" iconAfter={ChevronRight} onPress={() => turn(page + 1)}>
              {words.more}
            </Action>
          ) : (
            <span />
          )}
        </div>
      )}
    </div>
  );
}

interface Measured {
  readonly of: string;
  readonly size: string;
  readonly breaks: readonly number[];
}

/** The first part of every page; null while all parts stand there, with the page buttons, to be measured before a paint. */
function useBreaks(of: string): {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly field: RefObject<HTMLElement | null>;
  readonly breaks: readonly number[] | null;
} {
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLElement>(null);
  const [size, setSize] = useState('');
  const [measured, setMeasured] = useState<Measured | null>(null);
  const breaks = measured?.of === of && measured.size === size ? measured.breaks : null;
  useLayoutEffect(() => {
    if (!breaks && box.current && field.current)
      setMeasured({ of, size, breaks: breaksIn(box.current, field.current) });
  }, [breaks, of, size]);
  useLayoutEffect(() => {
    const outer = box.current;
    if (!outer) return;
    const measure = (): void => setSize(`${outer.clientWidth} ${outer.clientHeight}`);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(outer);
    return () => observer.disconnect();
  }, []);
  return { box, field, breaks };
}

function breaksIn(box: HTMLElement, field: HTMLElement): readonly number[] {
  const heights = [...field.children].map((part) => part.getBoundingClientRect().height);
  const style = getComputedStyle(field);
  const [gap = 0, top = 0, bottom = 0] = [style.rowGap, style.paddingTop, style.paddingBottom].map(
    Number.parseFloat,
  );
  const padding = top + bottom;
  return pageBreaks(heights, gap, { alone: box.clientHeight - padding, paged: field.clientHeight - padding });
}
