import { describe, expect, it } from 'vitest';
import { LAB_MODEL_IDS, type LabModelId, labModel } from './models.ts';
import {
  blackDots,
  CUT,
  CUTS,
  columns,
  eot,
  INIT,
  OLD_CUT,
  PAPER_SENSOR,
  plugged,
  processed,
  processId,
  raster,
  watch,
} from './samples.ts';

/** What each printer's manual says that it answers; null: it does not know the command, and that is a fault. */
const ASKED: Readonly<Record<string, Buffer>> = {
  eot1: eot(1),
  eot20: eot(20),
  GSr: PAPER_SENSOR,
  GSa: watch(0x0e),
  GSg: CUTS,
  GSH: processId('0042'),
  ESCv: Buffer.from([0x1b, 0x76]),
  GSI: Buffer.from([0x1d, 0x49, 66]),
};
const ID = processed('0042');
const EPSON = { eot1: '12', eot20: null, GSr: '00', GSa: '1000000f', GSg: '5f3000', GSH: ID, ESCv: '00' };
const NONE = { eot1: null, eot20: null, GSr: null, GSa: null, GSg: null, GSH: null, ESCv: null, GSI: null };
const text = (words: string): string => Buffer.from(`_${words}\0`, 'latin1').toString('hex');
const ANSWERS: Readonly<Record<LabModelId, Readonly<Record<string, string | null>>>> = {
  'epson-tm-t82': { ...EPSON, GSI: text('EPSON') },
  'epson-tm-t88': { ...EPSON, GSI: text('EPSON') },
  'xprinter-xp80': { ...NONE, eot1: '12', GSr: '00' },
  'star-escpos': { ...NONE, eot1: '12', GSr: '00', GSa: '1000000f', ESCv: '00', GSI: text('Star') },
  'custom-vkp80': { ...NONE, eot1: '12', eot20: '100f00000000', GSr: '00', ESCv: '00', GSI: text('LAB') },
  'nippon-kiosk': { ...NONE, eot1: '12', ESCv: '00' },
  generic: { ...NONE, eot1: '12' },
  'generic-old': { ...NONE, ESCv: '00' },
};
const CASES = LAB_MODEL_IDS.flatMap((id) =>
  Object.entries(ANSWERS[id]).map(([question, answer]) => ({ id, question, answer })),
);

describe('every model', () => {
  it.each(CASES)('$id answers $question with $answer', async ({ id, question, answer }) => {
    const { device, send, said } = plugged({ model: id });
    await send(ASKED[question] ?? Buffer.alloc(0));
    expect(said()).toBe(answer ?? '');
    expect(device.faults.length).toBe(answer === null ? 1 : 0);
  });

  it.each(LAB_MODEL_IDS)('%s draws its own width and resolution', async (id) => {
    const model = labModel(id);
    for (const roll of [80, 58] as const) {
      const dots = model.dots[roll];
      const { device, send } = plugged({ model: id, roll });
      await send(INIT, columns(dots), OLD_CUT);
      expect(device.faults).toEqual([]);
      const [ticket] = device.tickets;
      expect(ticket).toMatchObject({ model: id, dots, dpi: model.dpi });
      expect(await blackDots(ticket?.png ?? Buffer.alloc(0))).toMatchObject({
        width: dots,
        black: 24 * dots,
      });
    }
  });

  it.each(LAB_MODEL_IDS)('%s takes the picture and the cut that it knows, and no other', async (id) => {
    const known = labModel(id).obeys;
    const { device, send } = plugged({ model: id });
    await send(INIT, raster(8, 4), CUT);
    expect(device.faults.length).toBe(known.has('GS v 0') ? 0 : 2);
    expect(device.tickets).toHaveLength(known.has('GS V') ? 1 : 0);
  });
});

describe('widths', () => {
  it.each([
    ['epson-tm-t82', 576, 420],
    ['epson-tm-t88', 512, 360],
    ['xprinter-xp80', 576, 384],
    ['star-escpos', 576, 384],
    ['custom-vkp80', 576, 432],
    ['nippon-kiosk', 576, 384],
    ['generic', 576, 384],
    ['generic-old', 576, 384],
  ] as const)('of %s are %i and %i dots', (id, wide, narrow) => {
    expect(labModel(id).dots).toEqual({ 80: wide, 58: narrow });
  });

  it('are a fault where a picture is wider', async () => {
    const { device, send } = plugged({ model: 'epson-tm-t88' });
    await send(raster(65, 2), columns(520));
    expect(device.faults).toEqual(['GS v 0 wider than 512 dots', 'ESC * wider than 512 dots']);
  });

  it('count doubled dots twice', async () => {
    const { device, send } = plugged();
    const doubled = raster(37, 2);
    doubled[3] = 1;
    await send(doubled);
    expect(device.faults).toEqual(['GS v 0 wider than 576 dots']);
  });
});

describe('commands of some', () => {
  it('a picture of a mode that no printer knows is a fault', async () => {
    const { device, send } = plugged({ model: 'generic' });
    const odd = raster(2, 2);
    odd[3] = 4;
    await send(odd);
    expect(device.faults).toEqual(['GS v 0 of mode 4']);
  });

  it.each([
    ['epson-tm-t82', [], 10],
    ['epson-tm-t82', [0x1d, 0x50, 203, 203], 20],
    ['epson-tm-t88', [], 10],
    ['generic', [], 20],
  ] as const)('%s after %j feeds 20 units as %i dots', async (model, units, rows) => {
    const { device, send } = plugged({ model });
    await send(Buffer.from([...units, 0x1b, 0x4a, 20]), OLD_CUT);
    expect(device.mechanism.scraps.map((white) => white.rows)).toEqual([rows]);
    expect(device.faults).toEqual([]);
  });

  it('counters are read, set to naught and counted for life', async () => {
    const { send, said, device } = plugged();
    const read = (n: number): Buffer => Buffer.from([0x1d, 0x67, 0x32, 0, n, 0]);
    await send(INIT, Buffer.from('\n\n'), raster(1, 7), CUT, CUT, read(20), read(21), read(50));
    expect(said()).toBe([text('2'), text('7'), text('2')].join(''));
    await send(Buffer.from([0x1d, 0x67, 0x30, 0, 50, 0]), CUT, read(50), read(178), read(198));
    expect(said()).toBe([text('1'), text('3'), text('0')].join(''));
    expect(device.faults).toEqual([]);
    await send(read(99));
    expect(device.faults).toEqual(['GS g 2 of counter 99']);
  });

  it('a process id has four printable characters', async () => {
    const { device, send, said } = plugged();
    await send(processId('00\x01\x02'));
    expect(said()).toBe('');
    expect(device.faults).toEqual(['GS ( H 0600303030300102']);
  });
});

describe('presenters', () => {
  const eject = (...bytes: number[]): Buffer => Buffer.from([0x1d, 0x65, ...bytes]);
  const [SHOW, EJECT, BACK, STATE] = [eject(3, 12), eject(5), eject(2), eject(6)];

  it('of Custom keeps the ticket inside until it is told to show it', async () => {
    const { device, send, said } = plugged({ model: 'custom-vkp80' });
    await send(raster(1, 9), OLD_CUT);
    expect(device.tickets).toHaveLength(1);
    expect(device.pull()).toBeNull();
    await send(SHOW, STATE, eot(20));
    expect(said()).toBe('08100f20000000');
    expect(device.presenter.shown).toBe(device.tickets[0]);
    expect(device.pull()).toBe(device.tickets[0]);
    await send(eot(20));
    expect(said()).toBe('100f00000000');
    expect(device.faults).toEqual([]);
  });

  it('of Custom drops it or draws it back', async () => {
    const { device, send } = plugged({ model: 'custom-vkp80' });
    await send(raster(1, 9), OLD_CUT, SHOW, EJECT);
    expect([device.presenter.occupied, device.presenter.retracted.length]).toEqual([false, 0]);
    await send(raster(1, 9), OLD_CUT, SHOW, BACK);
    expect([device.presenter.occupied, device.presenter.retracted.length]).toEqual([false, 1]);
    await send(eject(77));
    expect(device.faults).toEqual(['GS e 77']);
  });

  it('of Nippon Primex shows it by itself; the next one pushes it out', async () => {
    const { device, send, said } = plugged({ model: 'nippon-kiosk' });
    await send(columns(9), OLD_CUT, Buffer.from([0x1b, 0x76]));
    expect(said()).toBe('40');
    expect(device.presenter.shown).toBe(device.tickets[0]);
    await send(columns(9), OLD_CUT);
    expect(device.presenter.shown).toBe(device.tickets[1]);
    await send(Buffer.from([0x1b, 0x72, 1, 0x1b, 0x76]));
    expect(said()).toBe('00');
    expect(device.presenter.retracted).toEqual([device.tickets[1]]);
    expect(device.faults).toEqual([]);
  });

  it('is not there with others', async () => {
    const { device, send } = plugged();
    await send(raster(1, 9), CUT);
    expect([device.pull(), device.tickets.length]).toEqual([null, 1]);
  });
});
