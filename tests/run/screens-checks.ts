import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

/** The highest reach promised to a seated person, on the panel of 1080×1920 (EN 301 549, 8.3). */
const REACH_Y = 732;
/** 24 mm on a 27-inch panel. */
const TARGET = 80;
const CHOICE = 160;

/** What is wrong with the page as it stands now: cut text, targets too small or too high, axe's findings. */
export async function faultsOf(
  page: Page,
  { portrait, axe }: { portrait: boolean; axe: boolean },
): Promise<string[]> {
  const layout = await page.evaluate(measure);
  const faults = [...layout.cut.map((what) => `cut: ${what}`)];
  for (const { text, x, y, right, bottom, choice } of layout.targets) {
    const [width, height] = [right - x, bottom - y];
    if (width < TARGET - 0.5 || height < TARGET - 0.5) faults.push(`small: ${text} ${width}×${height}`);
    if (choice && height < CHOICE - 0.5) faults.push(`low choice: ${text} ${height}`);
    if (portrait && y < REACH_Y) faults.push(`too high: ${text} at ${y}`);
    if (x < 0 || right > layout.width || bottom > layout.height) faults.push(`outside: ${text}`);
  }
  if (!axe) return faults;
  const { violations } = await new AxeBuilder({ page })
    .options({ rules: { 'color-contrast-enhanced': { enabled: true } } })
    .analyze();
  for (const { id, nodes } of violations)
    faults.push(`axe ${id}: ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary?.slice(0, 200)}`);
  return faults;
}

/** Runs in the page. */
function measure() {
  const shown = (element: Element): boolean => element.checkVisibility({ checkOpacity: true });
  const top = document.querySelector('.veil') ?? document;
  const name = (element: Element): string =>
    `${element.className} "${element.textContent?.trim().slice(0, 40)}"`;
  const targets = [...top.querySelectorAll('button')].filter(shown).map((button) => {
    const { x, y, right, bottom } = button.getBoundingClientRect();
    return { text: name(button), x, y, right, bottom, choice: button.classList.contains('choice') };
  });
  const cut: string[] = [];
  for (const box of top.querySelectorAll(
    '.bar, .show, .show-words, .act, .content, .choices-field, .foot, .found, .tools, button, .question-show, .question-act',
  )) {
    if (!shown(box)) continue;
    const own = box.getBoundingClientRect();
    for (const inner of box.querySelectorAll('*')) {
      if (inner.closest('svg') || !shown(inner)) continue;
      const { left, right, top: up, bottom } = inner.getBoundingClientRect();
      const over = Math.max(own.left - left, right - own.right, own.top - up, bottom - own.bottom);
      if (over > 1.5) {
        cut.push(`${name(inner)} leaves ${box.className} by ${Math.round(over)}`);
        break;
      }
    }
  }
  return { targets, cut, width: window.innerWidth, height: window.innerHeight };
}
