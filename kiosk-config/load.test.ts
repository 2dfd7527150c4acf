import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { cupsOptions } from '../drivers/printer/cups/options.ts';
import { escposOptions } from '../drivers/printer/escpos/options.ts';
import { PRINTER_MODELS } from '../drivers/printer/models/index.ts';
import { loadConfig } from './load.ts';

const SITES = join(import.meta.dirname, 'sites');
const DEMO = join(SITES, 'demo', 'kiosk.yaml');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes a file of the given lines and gives its path. */
const file = (name: string, ...lines: string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
};
/** The demo's configuration as data, without the sections named, and with the house's tickets: its own lie beside it. */
const demoWithout = (...sections: string[]): Record<string, unknown> => {
  const tree: Record<string, unknown> = parse(readFileSync(DEMO, 'utf8'));
  return Object.fromEntries(
    Object.entries(tree).filter(([section]) => section !== 'tickets' && !sections.includes(section)),
  );
};
const faultsOf = (path: string) => {
  const loaded = loadConfig(path);
  return loaded.ok ? [] : loaded.faults;
};

describe('a configuration', () => {
  it.each(readdirSync(SITES))('of the site %s loads', (site) => {
    expect(loadConfig(join(SITES, site, 'kiosk.yaml'))).toMatchObject({ ok: true });
  });

  it('of the demo says what it says, secrets by name alone', () => {
    expect(loadConfig(DEMO)).toMatchObject({
      ok: true,
      config: {
        hospital: { code: '01999', timeZone: 'Asia/Ho_Chi_Minh', news: null },
        data: { journalKey: { env: 'KIOSK_JOURNAL_KEY' } },
        devices: {
          chip: null,
          printer: {
            driver: 'escpos',
            options: { to: 'tcp://192.0.2.20:9100', model: 'epson-tm-t82', paper: 80 },
          },
        },
      },
    });
  });

  it('has defaults for how a visit goes, and for a locked window', () => {
    const path = file('kiosk.yaml', stringify(demoWithout('visit', 'window')));
    expect(loadConfig(path)).toMatchObject({
      ok: true,
      config: {
        visit: {
          ...{ reprints: 1, idleQuiet: 45, idleReading: 90, idleQuestion: 20, goodbye: 8 },
          assurance: 'scanned',
        },
        window: { kiosk: true },
      },
    });
  });

  it('is laid over the one that it extends: maps merge, all else replaces', () => {
    file('hospital.yaml', `extends: ${DEMO}`, 'visit: { reprints: 3, goodbye: 12 }');
    const path = file(
      'kiosk.yaml',
      'extends: hospital.yaml',
      'kiosk: { id: kiosk-07 }',
      'visit: { goodbye: 5 }',
      'devices: { printer: { options: { to: "tcp://192.0.2.99:9100" } } }',
    );
    expect(loadConfig(path)).toMatchObject({
      ok: true,
      config: {
        kiosk: { id: 'kiosk-07', place: { vi: 'Sảnh A, tầng 1' } },
        visit: { reprints: 3, goodbye: 5, idleQuiet: 45 },
        devices: { printer: { driver: 'escpos', options: { to: 'tcp://192.0.2.99:9100', paper: 80 } } },
      },
    });
  });
});

describe('what reads codes', () => {
  it.each([
    [
      'camera: { label: Document Camera, mirror: false }',
      { camera: { mirror: false, torch: false, mrz: true } },
    ],
    ['keyboardScanner: true', { keyboardScanner: true, camera: null }],
  ])('may be the page alone: %s', (line, devices) => {
    const path = file('kiosk.yaml', `extends: ${DEMO}`, 'devices:', '  reader: null', `  ${line}`);
    expect(loadConfig(path)).toMatchObject({ ok: true, config: { devices: { reader: null, ...devices } } });
  });

  it('is missing: a fault', () => {
    const path = file('kiosk.yaml', `extends: ${DEMO}`, 'devices: { reader: null }');
    const [fault, ...more] = faultsOf(path);
    expect(fault).toMatchObject({ file: path, line: 2, path: 'devices.reader' });
    expect(fault?.message).toContain('camera');
    expect(more).toEqual([]);
  });
});

describe('a printer', () => {
  const lines = readFileSync(DEMO, 'utf8').split('\n');
  /** What the demo names behind a key, in comments too. */
  const named = (key: string): string[] =>
    lines.flatMap((line) => {
      const value = new RegExp(`^ {6}(?:# )?${key}: (\\S+)`).exec(line)?.[1];
      return value === undefined ? [] : [value];
    });

  it('may be reached in each way that the demo shows', () => {
    expect(named('to').map((to) => new URL(to).protocol)).toEqual(['tcp:', 'serial:', 'usb:', 'usb:']);
    for (const to of named('to'))
      for (const cut of named('cut')) expect(escposOptions.parse({ to, cut })).toMatchObject({ cut });
  });

  it('may be each model that the demo names, and there are no others', () => {
    const told = lines.filter((line) => /^ {6}(# )?model: /.test(line)).join(' ');
    expect(PRINTER_MODELS.map(({ id }) => id).filter((id) => !told.split(/[\s,:;]+/).includes(id))).toEqual(
      [],
    );
    for (const model of named('model')) expect(PRINTER_MODELS.some(({ id }) => id === model)).toBe(true);
  });

  it('may be one of the office, as the demo shows it in comments', () => {
    const office = lines.filter((line) => line.startsWith('  # printer: '));
    expect(office).toHaveLength(2);
    for (const line of office) {
      const path = file('kiosk.yaml', `extends: ${DEMO}`, 'devices:', line.replace('# ', ''));
      const loaded = loadConfig(path);
      expect(loaded.ok && loaded.config.devices.printer.driver).toBe('cups');
      const options = parse(line.replace('# ', '')).printer.options;
      expect(cupsOptions.parse(options)).toMatchObject(options);
    }
  });
});

describe('a chip reader', () => {
  it.each(['chip-read', 'chip-authentic'])('may be asked for: %s', (assurance) => {
    const path = file(
      'kiosk.yaml',
      `extends: ${DEMO}`,
      'devices: { chip: { driver: chip, options: { csca: /etc/tiep-don/csca } } }',
      `visit: { assurance: ${assurance} }`,
    );
    expect(loadConfig(path)).toMatchObject({
      ok: true,
      config: {
        devices: { chip: { driver: 'chip', options: { csca: '/etc/tiep-don/csca' } } },
        visit: { assurance, reprints: 1 },
      },
    });
  });

  it('as the demo shows it in a comment can be taken over', () => {
    const lines = readFileSync(DEMO, 'utf8').split('\n');
    const from = lines.findIndex((line) => line.startsWith('  # chip:'));
    const chip = lines.map((line, at) => (at >= from && at < from + 5 ? line.replace('# ', '') : line));
    const alone = chip.filter((line) => !line.startsWith('tickets:'));
    expect(loadConfig(file('kiosk.yaml', ...alone))).toMatchObject({
      ok: true,
      config: {
        devices: {
          chip: { driver: 'chip', options: { reader: 'ACS ACR1252', csca: '/etc/tiep-don/csca' } },
        },
      },
    });
  });

  it.each(['chip-read', 'chip-authentic'])('is missing where %s is asked for: a fault', (assurance) => {
    const path = file(
      'kiosk.yaml',
      `extends: ${DEMO}`,
      'visit:',
      '  reprints: 2',
      `  assurance: ${assurance}`,
    );
    const [fault, ...more] = faultsOf(path);
    expect(fault).toMatchObject({ file: path, line: 4, path: 'visit.assurance' });
    expect(fault?.message).toContain('devices.chip');
    expect(more).toEqual([]);
  });

  it('less than a code cannot be asked for', () => {
    const path = file('kiosk.yaml', `extends: ${DEMO}`, 'visit: { assurance: typed }');
    expect(faultsOf(path)).toMatchObject([{ file: path, line: 2, path: 'visit.assurance' }]);
  });
});

describe('what the hospital answers', () => {
  it('is looked for beside the file that names it, through extends, and not read', () => {
    mkdirSync(join(folder, 'hospital'));
    file('hospital/hospital.yaml', `extends: ${DEMO}`, 'faq: { content: own.yaml, place: desk }');
    const path = file('kiosk.yaml', 'extends: hospital/hospital.yaml', 'faq: { place: lobby-b }');
    expect(loadConfig(path)).toMatchObject({
      ok: true,
      config: { faq: { content: join(folder, 'hospital', 'own.yaml'), place: 'lobby-b' } },
    });
  });

  it('may be left out, or taken back', () => {
    expect(loadConfig(file('kiosk.yaml', stringify(demoWithout('faq'))))).toMatchObject({
      config: { faq: null },
    });
    expect(loadConfig(file('kiosk.yaml', `extends: ${DEMO}`, 'faq:'))).toMatchObject({
      config: { faq: null },
    });
  });

  it.each([
    ['content: ""', 3, 'faq.content'],
    ['content: [faq.yaml]', 3, 'faq.content'],
    ['place: Sảnh A', 3, 'faq.place'],
    ['plaec: ki-ot', 3, 'faq'],
  ])('is named as it should be, or a fault: %s', (written, line, where) => {
    const path = file('kiosk.yaml', `extends: ${DEMO}`, 'faq:', `  ${written}`);
    expect(faultsOf(path)).toMatchObject([{ file: path, line, path: where }]);
  });

  it('can be found at fault later, with the line that says it', () => {
    const path = file('kiosk.yaml', `extends: ${DEMO}`, 'faq:', '  place: lobby-b');
    const loaded = loadConfig(path);
    expect(loaded.ok && loaded.faultAt(['faq', 'place'], 'is nowhere')).toEqual({
      ...{ file: path, line: 3, path: 'faq.place', message: 'is nowhere' },
    });
  });
});

describe('a fault names file, line and what is wrong', () => {
  it('a value of the wrong type', () => {
    const path = file('kiosk.yaml', `extends: ${DEMO}`, 'visit:', '  goodbye: 5', '  reprints: many');
    expect(faultsOf(path)).toMatchObject([{ file: path, line: 4, path: 'visit.reprints' }]);
  });

  it('a missing field: the section that lacks it', () => {
    const path = file(
      'kiosk.yaml',
      stringify(demoWithout('kiosk')),
      'kiosk:',
      '  place: { vi: Sảnh B, en: Lobby B }',
    );
    const lines = readFileSync(path, 'utf8').split('\n');
    expect(faultsOf(path)).toMatchObject([
      { file: path, line: lines.indexOf('  place: { vi: Sảnh B, en: Lobby B }') + 1, path: 'kiosk.id' },
    ]);
  });

  it('a missing section', () => {
    const path = file('kiosk.yaml', stringify(demoWithout('systems')));
    expect(faultsOf(path)).toMatchObject([{ file: path, path: 'systems' }]);
  });

  it('a field that nobody knows, such as a slip of the pen', () => {
    const path = file('kiosk.yaml', `extends: ${DEMO}`, 'visit:', '  idelQuiet: 30');
    const [fault] = faultsOf(path);
    expect(fault).toMatchObject({ file: path, line: 3, path: 'visit' });
    expect(fault?.message).toContain('idelQuiet');
  });

  it('a section that nobody knows', () => {
    const path = file('kiosk.yaml', `extends: ${DEMO}`, 'windows: { kiosk: true }');
    const [fault] = faultsOf(path);
    expect(fault?.file).toBe(path);
    expect(fault?.message).toContain('windows');
  });

  it('a secret that was written instead of named; its value is not repeated', () => {
    const path = file('kiosk.yaml', `extends: ${DEMO}`, 'data:', '  journalKey: hunter2-hunter2');
    const faults = faultsOf(path);
    expect(faults).toMatchObject([{ file: path, line: 3, path: 'data.journalKey' }]);
    expect(JSON.stringify(faults)).not.toContain('hunter2');
  });

  it.each([
    ['vi', 'Bệnh viện 診', 'the typeface lacks it: "診" (U+8A3A)'],
    ['en', 'Больница ☎', '"Б" (U+0411)'],
    ['en', '"Mau\\tHospital"', '"\\t" (U+0009)'],
    ['vi', '" "', ''],
  ])('a name of the hospital that no ticket can bear: %s %s', (language, name, message) => {
    const path = file('kiosk.yaml', `extends: ${DEMO}`, 'hospital:', '  name:', `    ${language}: ${name}`);
    expect(faultsOf(path)).toEqual([
      { file: path, line: 4, path: `hospital.name.${language}`, message: expect.stringContaining(message) },
    ]);
  });

  it('but letters and marks apart (NFD) are whole letters', () => {
    const name = 'Bệnh viện Suối Hoa';
    const path = file(
      'kiosk.yaml',
      `extends: ${DEMO}`,
      `hospital: { name: { vi: ${name.normalize('NFD')} } }`,
    );
    expect(loadConfig(path)).toMatchObject({ ok: true, config: { hospital: { name: { vi: name } } } });
  });

  it('several faults, each one', () => {
    const path = file('kiosk.yaml', `extends: ${DEMO}`, 'hospital: { code: "12" }', 'visit: { goodbye: -1 }');
    expect(faultsOf(path).map(({ line, path: where }) => [line, where])).toEqual([
      [2, 'hospital.code'],
      [3, 'visit.goodbye'],
    ]);
  });

  it.each([
    ['a quote that is not closed', ['kiosk:', '  id: "kiosk-01', ''], 'MISSING_CHAR'],
    ['a tab', ['kiosk:', '\tid: kiosk-01'], 'TAB_AS_INDENT'],
    ['a key that stands twice', ['kiosk: { id: a }', 'kiosk: { id: b }'], 'DUPLICATE_KEY'],
  ] as const)('%s', (_, lines, code) => {
    const path = file('kiosk.yaml', ...lines);
    const [fault] = faultsOf(path);
    expect(fault).toMatchObject({ file: path, line: 2, message: expect.stringContaining(`(${code})`) });
  });

  it.each([['- one'], ['kiosk'], ['']])('a file that holds no sections: %j', (text) => {
    const path = file('kiosk.yaml', text);
    expect(faultsOf(path)).toEqual([{ file: path, line: 1, path: '', message: 'must be a map of sections' }]);
  });

  it('a fault in the file that is extended, in that file', () => {
    const base = file('hospital.yaml', `extends: ${DEMO}`, 'hospital:', '  code: nine');
    const path = file('kiosk.yaml', 'extends: hospital.yaml', 'kiosk: { id: kiosk-02 }');
    expect(faultsOf(path)).toMatchObject([{ file: base, line: 3, path: 'hospital.code' }]);
    writeFileSync(base, 'kiosk: [\n');
    expect(faultsOf(path)).toMatchObject([{ file: base }]);
  });

  it('files that extend each other', () => {
    const one = file('one.yaml', 'extends: two.yaml');
    file('two.yaml', 'extends: one.yaml');
    expect(faultsOf(one)).toMatchObject([{ file: one, path: 'extends', message: 'extends itself' }]);
    const self = file('self.yaml', 'extends: ./self.yaml');
    expect(faultsOf(self)).toMatchObject([{ file: self, message: 'extends itself' }]);
  });

  it('a file that is not there, or is a folder', () => {
    const none = join(folder, 'none.yaml');
    expect(faultsOf(none)).toMatchObject([{ file: none, line: 1, message: 'cannot be read' }]);
    expect(faultsOf(folder)).toMatchObject([{ file: folder, message: 'cannot be read' }]);
    expect(faultsOf(file('kiosk.yaml', 'extends: none.yaml'))).toMatchObject([
      { file: none, message: 'cannot be read' },
    ]);
  });
});
