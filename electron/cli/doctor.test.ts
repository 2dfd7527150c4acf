import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Lab, startLab } from '../../tests/lab/lab.ts';
import { freePort } from '../../tests/lab/listen.ts';
import { type LabZvt, startZvtTerminal } from '../../tests/lab/terminal/zvt.ts';
import { describeWith } from '../../tests/run/describe-with.ts';
import { type Tree, writeKioskConfig } from '../../tests/run/kiosk-config.ts';
import { isOnPath } from '../../tests/run/which.ts';
import { doctor } from './doctor.ts';

describeWith(isOnPath('socat') ? null : 'socat is missing: no scanner', 'kiosk doctor', () => {
  let lab: Lab;
  let folder: string;
  let said: string[];

  beforeAll(async () => {
    lab = await startLab();
    folder = mkdtempSync(join(tmpdir(), 'doctor-'));
    answers();
  });
  afterAll(async () => {
    await lab.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    await Promise.all([lab.his.setFault('ok'), lab.printer.setOnline(true), lab.scanner?.plug()]);
    lab.printer.reset();
    said = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  /** Writes what the hospital answers: the demo's own prices run out one day. */
  const answers = (...lines: string[]): void => {
    const head = [
      'emergency: cap-cuu',
      'groups: [{ id: all, icon: siren, title: { vi: Mọi điều, en: All } }]',
    ];
    writeFileSync(join(folder, 'faq.yaml'), [...head, 'topics: [topics.yaml]', ...lines].join('\n'));
    const topic = [
      '- id: cap-cuu',
      '  group: all',
      '  title: { vi: Cấp cứu ở đâu?, en: Where is Emergency? }',
      '  questions: { vi: cấp cứu ở đâu }',
      '  answer: { vi: { text: Tầng 1. }, en: { text: Floor 1. } }',
      '  source: Quyết định số 1',
    ];
    writeFileSync(join(folder, 'topics.yaml'), topic.join('\n'));
  };
  /** A plan of one place. */
  const PLAN = [
    'floors:',
    '  - id: one',
    '    title: { vi: Tầng 1, en: Floor 1 }',
    '    level: 1',
    '    size: [10, 10]',
    '    rooms: []',
    '    places: [{ id: ki-ot, title: { vi: Ki-ốt, en: Kiosk }, at: [1, 1] }]',
  ];

  /** Examines the kiosk on the lab; gives its answer and what it found of each kind. */
  const examine = async (
    changed: Tree = {},
  ): Promise<{ well: boolean; found: ReadonlyMap<string, unknown> }> => {
    const { file, env } = writeKioskConfig(lab.describe(), folder, {
      faq: { content: 'faq.yaml', place: null },
      ...changed,
    });
    for (const [name, value] of Object.entries(env)) if (!(name in process.env)) vi.stubEnv(name, value);
    const well = await doctor({ config: file, json: true });
    const { checks }: { checks: { kind: string; status: string; detail: string }[] } = JSON.parse(
      said.join(''),
    );
    return { well, found: new Map(checks.map(({ kind, status, detail }) => [kind, [status, detail]])) };
  };

  it('finds a whole kiosk well, and prints nothing on its paper', async () => {
    const { well, found } = await examine();
    expect(Object.fromEntries(found)).toEqual({
      identity: ['ok', 'open'],
      printer: ['ok', 'ready'],
      tickets: ['ok', 'can be drawn'],
      his: ['ok', '12 departments'],
      insurance: ['ok', expect.any(String)],
      'staff-pin': ['warning', expect.any(String)],
      faq: ['ok', '1 answer'],
    });
    expect(well).toBe(true);
    expect(lab.printer.tickets).toEqual([]);
    expect(lab.bhxh.lookUps()).toBe(0);
  });

  it('warns of paper that runs low', async () => {
    lab.printer.setPaper('low');
    const { well, found } = await examine();
    expect(found.get('printer')).toEqual(['warning', expect.stringMatching(/^paper-low/)]);
    expect(well).toBe(true);
  });

  it.each([
    ['printer', /paper-out/, () => lab.printer.setPaper('out')],
    ['printer', /cover-open/, () => lab.printer.setCover('open')],
    ['printer', /offline.* – refused/, () => lab.printer.setOnline(false)],
    [
      'his',
      /^no-answer: .* – (unreachable ECONNREFUSED|lost UND_ERR_SOCKET)$/,
      () => lab.his.setFault('down'),
    ],
    ['his', /^bad-answer: .* – not-json status 200/, () => lab.his.setFault('nonsense-html')],
    ['identity', /not found|no such file/i, () => lab.scanner?.unplug()],
  ] as const)('finds the %s alone at fault: %s', async (kind, detail, hurt) => {
    await hurt();
    const { well, found } = await examine();
    expect(well).toBe(false);
    expect(found.get(kind)).toEqual(['failed', expect.stringMatching(detail)]);
    for (const [name, verdict] of found)
      if (name !== kind && name !== 'staff-pin') expect(verdict).toContain('ok');
  });

  it('says why an HIS of another kind is not reached, once', async () => {
    vi.stubEnv('HIS_SECRET', 'a secret');
    const signing = { scheme: 'hmac-sha256', merchantId: 'm', secret: { env: 'HIS_SECRET' } };
    const rest = { baseUrl: `http://127.0.0.1:${await freePort()}/`, signing, mapping: 'medipay-c06' };
    const { found } = await examine({ systems: { his: { driver: 'rest', options: rest } } });
    expect(found.get('his')).toEqual([
      'failed',
      expect.stringMatching(/^no-answer: [^–]* – .*unreachable: ECONNREFUSED$/),
    ]);
  });

  it('names a secret that is not set, and a driver that does not exist', async () => {
    vi.stubEnv('BHXH_PASSWORD', '');
    const { well, found } = await examine({ systems: { his: { driver: 'hl7', options: {} } } });
    expect(well).toBe(false);
    expect(found.get('insurance')).toEqual(['failed', expect.stringMatching(/not set/)]);
    expect(found.get('his')).toEqual(['failed', 'no driver of this name']);
  });

  it('examines a chip reader as well, and says what it lacks', async () => {
    const chip = { driver: 'chip', options: { csca: join(folder, 'no-certificates') } };
    const { well, found } = await examine({ devices: { chip } });
    expect(well).toBe(false);
    expect(found.get('identity')).toEqual(['failed', expect.stringMatching(/^misconfigured: .*pcscd/)]);
  });

  describe('of a kiosk that takes money', () => {
    let terminal: LabZvt;
    beforeAll(async () => {
      terminal = await startZvtTerminal();
    });
    afterAll(() => terminal.close());
    beforeEach(() => terminal.reset());
    const card = (options: Tree = {}): Tree => ({
      driver: 'zvt',
      options: { to: `tcp://127.0.0.1:${terminal.port}`, ...options },
    });
    const PIN = { staffPin: { env: 'KIOSK_STAFF_PIN' } };

    it('asks the terminal, which takes nothing, and looks for the PIN', async () => {
      vi.stubEnv('KIOSK_STAFF_PIN', '4711');
      const { well, found } = await examine({ payment: { card: card(), ...PIN } });
      expect([found.get('payment'), found.get('staff-pin')]).toEqual([
        ['ok', 'ready'],
        ['ok', 'set'],
      ]);
      expect(well).toBe(true);
      expect(terminal.ledger()).toEqual([]);
    });

    it('says how to mend a terminal that is away', async () => {
      await terminal.setFault('away');
      vi.stubEnv('KIOSK_STAFF_PIN', '4711');
      const { well, found } = await examine({
        payment: { card: card({ timeouts: { connect: 500 } }), ...PIN },
      });
      expect(found.get('payment')).toEqual(['failed', expect.stringMatching(/^offline: .*switched on/)]);
      expect(well).toBe(false);
    });

    it('names a password of the terminal that is not set', async () => {
      const { found } = await examine({ payment: { card: card({ password: { env: 'NO_SUCH' } }) } });
      expect(found.get('payment')).toEqual(['failed', expect.stringMatching(/NO_SUCH is not set/)]);
    });

    it.each([
      ['', 'failed', /KIOSK_STAFF_PIN is not set/],
      ['471', 'failed', /is not 4 to 8 digits/],
      ['47 11', 'failed', /is not 4 to 8 digits/],
      ['12345678', 'ok', /^set$/],
    ])('looks at the PIN of staff: %j', async (pin, status, detail) => {
      vi.stubEnv('KIOSK_STAFF_PIN', pin);
      const { found } = await examine({ payment: { card: card(), ...PIN } });
      expect(found.get('staff-pin')).toEqual([status, expect.stringMatching(detail)]);
    });

    it('warns where no PIN is named', async () => {
      const { well, found } = await examine({ payment: { card: card() } });
      expect(found.get('staff-pin')).toEqual(['warning', expect.stringMatching(/give money back/)]);
      expect(well).toBe(true);
    });
  });

  describe('of a kiosk that tells staff of visits afterwards', () => {
    const visit = (keepHours: number, insuranceHours: number): Tree => ({
      visit: { hisDown: { keepHours }, insuranceHours },
    });

    it.each([
      [24, 0, /keepHours/],
      [0, 24, /insuranceHours/],
    ])('warns with its place where no PIN is named: %i, %i', async (keepHours, insuranceHours, missed) => {
      const { well, found } = await examine(visit(keepHours, insuranceHours));
      expect(found.get('staff-pin')).toEqual(['warning', expect.stringMatching(missed)]);
      expect(String(found.get('staff-pin'))).toMatch(/kiosk\.yaml:\d+ payment\.staffPin: /);
      expect(String(found.get('staff-pin'))).not.toMatch(/money/);
      expect(well).toBe(true);
    });

    it('says nothing of a PIN where there is nothing to tell, and no money', async () => {
      expect((await examine(visit(0, 0))).found.has('staff-pin')).toBe(false);
    });
  });

  describe('of what the hospital answers', () => {
    afterEach(() => answers());
    const topics = (from: string, to: string): void => {
      const file = join(folder, 'topics.yaml');
      writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
    };

    it('says nothing where the kiosk answers nothing', async () => {
      expect((await examine({ faq: null })).found.has('faq')).toBe(false);
    });

    it('warns of an answer without a source, and of one past its date, with their lines', async () => {
      topics('  source: Quyết định số 1', '  valid: { to: 2020-12-31 }');
      const { well, found } = await examine();
      const file = join(folder, 'topics.yaml');
      expect(found.get('faq')).toEqual([
        'warning',
        expect.stringMatching(/^1 answer, 2 warnings: .*no source.*; .*valid to 2020-12-31/),
      ]);
      expect(String(found.get('faq'))).toContain(`${file}:6 `);
      expect(well).toBe(true);
    });

    it('names the first of many faults with file and line, and how many there are', async () => {
      topics('- id: cap-cuu', '- id: Cấp cứu\n  a: 1\n  icon: "!"\n  place: "?"');
      const { well, found } = await examine();
      expect(found.get('faq')).toEqual([
        'failed',
        expect.stringMatching(
          /^4 faults: [^;]*topics\.yaml:1 0\.id: [^;]*; [^;]*:3 [^;]*; [^;]*:4 [^;]*; …$/,
        ),
      ]);
      expect(well).toBe(false);
    });

    it('looks for the kiosk on the plan', async () => {
      writeFileSync(join(folder, 'plan.yaml'), PLAN.join('\n'));
      answers('plan: plan.yaml');
      const standing = (place: string) => examine({ faq: { content: 'faq.yaml', place } });
      expect((await standing('ki-ot')).found.get('faq')).toEqual(['ok', '1 answer']);
      said = [];
      const { well, found } = await standing('ki-ot-9');
      expect(found.get('faq')).toEqual([
        'failed',
        expect.stringMatching(/^1 fault: .*kiosk\.yaml:\d+ faq\.place: the plan has no place ki-ot-9$/),
      ]);
      expect(well).toBe(false);
    });
  });

  it('finds fault with options that the driver does not know', async () => {
    const { well, found } = await examine({ devices: { printer: { options: { port: 99_999 } } } });
    expect(well).toBe(false);
    expect(found.get('printer')).toContain('failed');
  });
});
