import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Group } from 'react-aria-components';
import { Action } from './action.tsx';

export interface ChoicesProps {
  readonly label: string;
  /** `wide`: one a line, for choices with a price; `grid`: as many columns as the text size allows; `tiles`: a drawing and few words each. */
  readonly shape: 'grid' | 'wide' | 'tiles';
  readonly items: readonly ReactElement[];
  readonly words: {
    readonly previous: string;
    readonly more: string;
    page(at: number, of: number): string;
  };
  /** Stands between the page buttons. */
  readonly extra?: ReactNode;
  /** Stands in the place of the button back, on the first page. */
  readonly first?: ReactNode;
  /** Told which of the items are shown; the same function every time. */
  readonly onPage?: (shown: Shown) => void;
}
/** Places of the first item and of the one after the last. */
export interface Shown {
  readonly from: number;
  readonly to: number;
}

/** Choices in pages: nothing here is dragged, what does not fit is one touch away. */
export function Choices({ label, shape, items, words, extra, first, onPage }: ChoicesProps) {
  const { field, fit } = useFit(items.length);
  const [wished, setPage] = useState(0);
  const pages = Math.max(1, Math.ceil(items.length / fit));
  const page = Math.min(wished, pages - 1);
  useEffect(() => onPage?.({ from: page * fit, to: (page + 1) * fit }), [page, fit, onPage]);
  return (
    <div className="choices">
      <Group className={`choices-field ${shape}`} ref={field} aria-label={label}>
        {items.slice(page * fit, (page + 1) * fit)}
      </Group>
      {(extra || first || pages > 1) && (
        <div className="pager">
          {page > 0 ? (
            <Action kind="quiet" icon={ChevronLeft} onPress={() => setPage(page - 1)}>
              {words.previous}
            </Action>
          ) : (
            first || <span />
          )}
          {extra ?? <span className="pager-at figure">{words.page(page + 1, pages)}</span>}
          {page < pages - 1 ? (
            <Action kind="quiet" iconAfter={ChevronRight} onPress={() => setPage(page + 1)}>
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

/** How many choices the field holds at its present size and with the present tokens. */
function useFit(atFirst: number) {
  const field = useRef<HTMLDivElement>(null);
  const [fit, setFit] = useState(Math.max(1, atFirst));
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    const measure = (): void => {
      const style = getComputedStyle(element);
      const columns = style.gridTemplateColumns.split(' ').length;
      const [row, gap] = [Number.parseFloat(style.gridAutoRows), Number.parseFloat(style.rowGap)];
      const rows = Math.floor((element.getBoundingClientRect().height + gap + 1) / (row + gap));
      setFit(columns * Math.max(1, rows));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { field, fit };
}
