/** A screen that came up during a check-in; times are `performance.now()` of the page. */
export interface Appeared {
  readonly screen: string;
  /** It stood in the document. */
  readonly at: number;
  /** The frame after the one that drew it had begun. */
  readonly painted: number;
}

/** A touch: on which screen, and when. */
export interface Touched {
  readonly screen: string;
  readonly at: number;
}

export interface Driven {
  readonly appeared: Appeared[];
  readonly touched: Touched[];
}

export interface Plan {
  /** Which of the choices offered is taken; counted around. */
  readonly choice: number;
  /** How long the patient reads before each touch, in ms. */
  readonly pause: number;
}

/**
 * Plays one patient inside the page, from the welcome screen to the welcome screen, and times what the patient sees.
 * It is sent into the page as text, so it uses nothing from outside itself.
 */
export async function driveCheckIn({ choice, pause }: Plan): Promise<Driven> {
  const PATIENCE_MS = 60_000;
  const appeared: Appeared[] = [];
  const touched: Touched[] = [];
  const current = (): string => document.querySelector('[data-screen]')?.getAttribute('data-screen') ?? '';

  let known = current();
  let wake: () => void = () => undefined;
  const noteScreen = (): void => {
    const screen = current();
    if (screen === known || screen === '') return;
    known = screen;
    const at = performance.now();
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        appeared.push({ screen, at, painted: performance.now() });
        wake();
      }),
    );
  };
  const observer = new MutationObserver(noteScreen);
  observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['data-screen'] });

  const touch = (screen: string, target: Element | undefined | null): void => {
    if (!target) throw new Error(`nothing to touch on ${screen}`);
    const finger = { bubbles: true, cancelable: true, composed: true, button: 0, detail: 1 };
    const pointer = { ...finger, pointerId: 1, pointerType: 'mouse', isPrimary: true, width: 24, height: 24 };
    touched.push({ screen, at: performance.now() });
    target.dispatchEvent(new PointerEvent('pointerdown', { ...pointer, buttons: 1, pressure: 0.5 }));
    target.dispatchEvent(new PointerEvent('pointerup', pointer));
    target.dispatchEvent(new MouseEvent('click', finger));
  };
  const primary = (): Element | null => document.querySelector('.foot > span:last-child button');
  const offered = (): Element | undefined => {
    const all = [...document.querySelectorAll('.choice:not([aria-disabled="true"])')];
    return all[choice % all.length];
  };
  const touchOn: Record<string, () => Element | undefined | null> = {
    confirm: primary,
    'insurance.shown': primary,
    'department.choosing': offered,
    clinic: offered,
    review: primary,
    'pay.owed': () => document.querySelector('.choice'),
    'pay.paid': primary,
    'ticket.printed': primary,
    goodbye: primary,
  };

  const deadline = performance.now() + PATIENCE_MS;
  for (let seen = 0; ; ) {
    while (appeared.length === seen) {
      if (performance.now() > deadline) throw new Error(`stopped on ${known}`);
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, 1000);
      });
    }
    const screen = appeared[seen]?.screen ?? '';
    seen += 1;
    if (screen.endsWith('.trouble')) throw new Error(`ended on ${screen}`);
    if (screen === 'welcome') break;
    const target = touchOn[screen];
    if (!target) continue;
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    touch(screen, target());
  }
  observer.disconnect();
  return { appeared, touched };
}
