import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A small hospital of three files, right in all, to be spoiled line by line. */
const FILES: Readonly<Record<string, string>> = {
  'faq.yaml': `emergency: cap-cuu
plan: plan.yaml
home: https://hospital.example/{id}
groups:
  - { id: roads, icon: map-pin, title: { vi: Đường đi, en: Ways } }
  - { id: wards, icon: siren, title: { vi: Cấp cứu, en: Emergency } }
topics:
  - parking.yaml
  - wards.yaml
`,
  'parking.yaml': `# Where vehicles go.
- id: gui-xe
  group: roads
  icon: car
  title:
    vi: Gửi xe ở đâu?
    en: Where can I park?
  answer:
    vi:
      text: Ở hầm nhà A.
      steps:
        - Nhận vé lúc vào.
        - Trả tiền lúc ra.
    en:
      text: In the basement.
  place: basement
  screens: [welcome]
  valid: { from: 2026-01-01, to: 2026-12-31 }
  source: Quyết định số 1
  questions:
    vi: |
      gửi xe ở đâu

      để xe chỗ nào
    en: |
      where can I park
  keywords:
    vi: |
      bãi xe
`,
  'wards.yaml': `- id: cap-cuu
  group: wards
  title: { vi: Cấp cứu, en: Emergency }
  questions:
    vi: |

      cấp cứu ở đâu
      có người ngất
  answer:
    vi: { text: Tầng 1. }
    en: { text: Floor 1. }
  source: Quy trình số 2
`,
  'plan.yaml': `floors:
  - id: one
    title: { vi: Tầng 1, en: Floor 1 }
    level: 1
    size: [10, 10]
    rooms: []
    places:
      - { id: basement, title: { vi: Hầm, en: Basement }, at: [1, 1] }
`,
};

export interface Fixture {
  /** The path of one of its files. */
  readonly path: (name: string) => string;
  /** Writes a file. */
  readonly write: (name: string, text: string) => void;
  /** Writes a file with the first `from` in it replaced by `to`. */
  readonly spoil: (name: string, from: string, to: string) => void;
  readonly remove: () => void;
}

/** Writes the small hospital into a folder of its own. For tests. */
export function writeFixture(): Fixture {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-faq-'));
  const path = (name: string): string => join(folder, name);
  const write = (name: string, text: string): void => writeFileSync(path(name), text);
  for (const [name, text] of Object.entries(FILES)) write(name, text);
  return {
    path,
    write,
    spoil: (name, from, to) => {
      const text = FILES[name] ?? '';
      if (!text.includes(from)) throw new Error(`${name} does not have ${from}`);
      write(
        name,
        text.replace(from, () => to),
      );
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
