import type { ComponentProps } from 'react';
import { useLayoutEffect, useRef, useState } from 'react';
import { Plan } from './plan.tsx';

/** Of the panel that screens are drawn for, in px a rem. */
const PX = 10;
const TYPE = 30;
const TYPE_LARGE = 42;

type WholePlanProps = Pick<ComponentProps<typeof Plan>, 'floor' | 'language' | 'words'> & {
  readonly large: boolean;
};

/** A plan as large as its page. */
export function WholePlan({ large, ...plan }: WholePlanProps) {
  const room = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = room.current;
    if (!element) return;
    const measure = (): void => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const inPanel = (length: number): number => Math.floor((length / rem) * PX);
      setSize({ width: inPanel(element.clientWidth), height: inPanel(element.clientHeight) });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div className="sheet-whole" ref={room}>
      {size.height > 0 && <Plan {...plan} {...size} type={large ? TYPE_LARGE : TYPE} />}
    </div>
  );
}
