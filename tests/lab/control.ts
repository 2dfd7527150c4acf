import { z } from 'zod';
import { PERSONAS, qrOf } from '../personas.ts';
import { bankState, bankWish, driveBank } from './bank/bank-control.ts';
import { CARD_KINDS } from './chip/chip.ts';
import { dockFile } from './dock/files.ts';
import { type Answer, FAULT_MODES, json, type LabRequest, LabServer } from './http-server.ts';
import type { LabParts } from './parts.ts';
import type { LabPrinter } from './printer/printer.ts';
import { PAPER_STATES, PRINTER_ERRORS } from './printer/status.ts';
import { driveTerminal, terminalState, terminalWish } from './terminal/terminal-control.ts';

export interface LabControl {
  readonly url: string;
  close(): Promise<void>;
}

const delay = z.number().int().min(0).max(120_000);
const rows = z.number().int().min(0);
const bodies = {
  staffCall: z.strictObject({
    kiosk: z.string(),
    place: z.string(),
    about: z.string(),
    step: z.string().nullable(),
  }),
  present: z.union([
    z.strictObject({ persona: z.string() }),
    z.strictObject({ text: z.string().max(20_000), terminator: z.enum(['\r', '\n', '\r\n', '']).optional() }),
  ]),
  printer: z.strictObject({
    paper: z.enum(PAPER_STATES).optional(),
    cover: z.enum(['closed', 'open']).optional(),
    /** The feed button is held. */
    feeding: z.boolean().optional(),
    error: z.enum(PRINTER_ERRORS).optional(),
    /** False: the cable is out. */
    online: z.boolean().optional(),
    /** False: switched off, and what was not printed is forgotten. */
    power: z.boolean().optional(),
    silent: z.boolean().optional(),
    answerDelayMs: delay.optional(),
    ticketMs: delay.optional(),
    mmPerSecond: z.number().positive().nullable().optional(),
    runLowAfterRows: rows.optional(),
    runOutAfterRows: rows.optional(),
    openCoverAfterRows: rows.optional(),
    jamAfterRows: rows.optional(),
    jamAtCut: z.literal(true).optional(),
    dropAfterBytes: z.number().int().min(1).optional(),
    /** The patient takes the ticket from the presenter. */
    pull: z.literal(true).optional(),
  }),
  scanner: z.strictObject({ plugged: z.boolean() }),
  chip: z.union([
    z.strictObject({ persona: z.string(), kind: z.enum(CARD_KINDS).optional() }),
    z.strictObject({ laid: z.literal(false) }),
    z.strictObject({ plugged: z.boolean() }),
  ]),
  his: z.strictObject({ mode: z.enum(FAULT_MODES).optional(), delayMs: delay.optional() }),
  bhxh: z.strictObject({
    mode: z.enum(FAULT_MODES).optional(),
    delayMs: delay.optional(),
    code: z
      .string()
      .regex(/^\d{3}$/)
      .nullable()
      .optional(),
  }),
  slow: z.strictObject({ ms: delay }),
};

const ORIGINS = /^(https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?|app:\/\/kiosk)$/;

const corsOf = (origin: string | undefined): Record<string, string> =>
  origin && ORIGINS.test(origin)
    ? {
        'Access-Control-Allow-Origin': origin,
        'Access-Control-Allow-Headers': 'Content-Type',
        'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
        Vary: 'Origin',
      }
    : {};

const refused = (reason: string): Answer => json(400, { ok: false, error: reason });

/** Drives the lab over HTTP on loopback, for the dock and for tests in other processes. */
export const startControl = async (lab: LabParts, port = 0): Promise<LabControl> => {
  const modes: { his: Mode; bhxh: Mode } = { his: 'ok', bhxh: 'ok' };
  const actions = actionsOf(lab, modes);

  const handle = async (request: LabRequest): Promise<Answer> => {
    if (request.method === 'OPTIONS') return { status: 204, body: '' };
    const path = request.url.pathname;
    if (request.method === 'GET') return dockFile(path) ?? read(lab, modes, path);
    const action = actions[path.slice(1)];
    if (request.method !== 'POST' || !action) return json(404, { ok: false, error: 'unknown' });
    let body: unknown;
    try {
      body = request.body.length > 0 ? JSON.parse(request.body.toString('utf8')) : {};
    } catch (error) {
      return refused(error instanceof SyntaxError ? 'not JSON' : 'unreadable');
    }
    return action(body);
  };

  const server = new LabServer(async (request) => {
    const answer = await handle(request);
    return { ...answer, headers: { ...answer.headers, ...corsOf(request.headers.origin) } };
  });
  await server.listen(port);
  return { url: server.url, close: () => server.close() };
};

type Mode = (typeof FAULT_MODES)[number];
type Action = (body: unknown) => Promise<Answer>;

/** An action whose body fits its schema; a refusal names the first field that does not. */
const checked =
  <T>(schema: z.ZodType<T>, act: (value: T) => Promise<string | null>): Action =>
  async (body) => {
    const parsed = schema.safeParse(body);
    if (!parsed.success) return refused(z.prettifyError(parsed.error));
    const problem = await act(parsed.data);
    return problem === null ? json(200, { ok: true }) : refused(problem);
  };

const actionsOf = (lab: LabParts, modes: { his: Mode; bhxh: Mode }): Readonly<Record<string, Action>> => {
  const { his, bhxh, printer, scanner, chip } = lab;
  return {
    present: checked(bodies.present, async (asked) => {
      if (!scanner?.plugged) return 'no scanner';
      if ('text' in asked) await scanner.present(asked.text, { terminator: asked.terminator ?? '\r' });
      else {
        const found = PERSONAS.find((one) => one.id === asked.persona);
        if (!found) return 'no such persona';
        if (!found.hasCard) return 'has no card';
        await scanner.present(qrOf(found));
      }
      return null;
    }),
    printer: checked(bodies.printer, async (wish) => {
      handlePrinter(printer, wish);
      if (wish.power !== undefined) await printer.setPower(wish.power);
      if (wish.online !== undefined) await printer.setOnline(wish.online);
      return null;
    }),
    scanner: checked(bodies.scanner, async ({ plugged }) => {
      if (!scanner) return 'no scanner';
      await (plugged ? scanner.plug() : scanner.unplug());
      return null;
    }),
    chip: checked(bodies.chip, async (wish) => {
      if (!chip) return 'no chip reader';
      if ('laid' in wish) await chip.lift();
      else if ('plugged' in wish) await (wish.plugged ? chip.plug() : chip.unplug());
      else {
        const found = PERSONAS.find((one) => one.id === wish.persona);
        if (!found) return 'no such persona';
        if (!found.hasCard) return 'has no card';
        const { kind = 'genuine' } = wish;
        await chip.lay(found, kind === 'genuine' ? {} : { tamper: kind });
      }
      return null;
    }),
    his: checked(bodies.his, async (wish) => {
      modes.his = wish.mode ?? modes.his;
      await his.setFault(modes.his, wish.delayMs);
      return null;
    }),
    bhxh: checked(bodies.bhxh, async (wish) => {
      modes.bhxh = wish.mode ?? modes.bhxh;
      await bhxh.setFault(modes.bhxh, wish.delayMs);
      if (wish.code !== undefined) bhxh.forceCode(wish.code);
      return null;
    }),
    bank: checked(bankWish, async (wish) => (lab.bank ? driveBank(lab.bank, wish) : 'no bank')),
    terminal: checked(terminalWish, (wish) => driveTerminal(lab[wish.which], wish)),
    slow: checked(bodies.slow, async ({ ms }) => {
      await Promise.all([his.setFault(modes.his, ms), bhxh.setFault(modes.bhxh, ms)]);
      printer.answerDelayMs = ms;
      return null;
    }),
    'staff-call': checked(bodies.staffCall, async (call) => {
      lab.staffCalls.push(call);
      return null;
    }),
    reset: checked(z.strictObject({}), async () => {
      lab.staffCalls.length = 0;
      Object.assign(modes, { his: 'ok', bhxh: 'ok' });
      await Promise.all([
        his.setFault('ok', 0),
        bhxh.setFault('ok', 0),
        printer.setOnline(true),
        scanner?.plug(),
        chip?.lift(),
        lab.bank?.payos.reset(),
        lab.bank?.invoices.reset(),
        lab.zvt?.reset(),
        lab.nexo?.reset(),
      ]);
      bhxh.forceCode(null);
      printer.reset();
      await his.reseed();
      return null;
    }),
  };
};

type PrinterWish = z.infer<typeof bodies.printer>;

const handlePrinter = (printer: LabPrinter, wish: PrinterWish): void => {
  if (wish.answerDelayMs !== undefined) printer.answerDelayMs = wish.answerDelayMs;
  if (wish.silent !== undefined) printer.setSilent(wish.silent);
  if (wish.ticketMs !== undefined) printer.setTicketTime(wish.ticketMs);
  if (wish.mmPerSecond !== undefined) printer.setSpeed(wish.mmPerSecond);
  if (wish.runLowAfterRows !== undefined) printer.runLowAfter(wish.runLowAfterRows);
  if (wish.runOutAfterRows !== undefined) printer.runOutAfter(wish.runOutAfterRows);
  if (wish.openCoverAfterRows !== undefined) printer.openCoverAfter(wish.openCoverAfterRows);
  if (wish.jamAfterRows !== undefined) printer.jamAfter(wish.jamAfterRows);
  if (wish.jamAtCut) printer.jamAtCut();
  if (wish.dropAfterBytes !== undefined) printer.dropAfter(wish.dropAfterBytes);
  if (wish.cover) printer.setCover(wish.cover);
  if (wish.feeding !== undefined) printer.setFeeding(wish.feeding);
  if (wish.error) printer.setError(wish.error);
  if (wish.paper) printer.setPaper(wish.paper);
  if (wish.pull) printer.pull();
};

const read = (lab: LabParts, modes: { his: Mode; bhxh: Mode }, path: string): Answer => {
  const { printer, scanner, chip } = lab;
  if (path === '/personas') {
    return json(
      200,
      PERSONAS.map(({ id, card, scenario, description, clinicId, ending }) => ({
        id,
        name: card.name,
        scenario,
        description,
        clinicId,
        ending,
      })),
    );
  }
  if (path === '/state') {
    return json(200, {
      tickets: printer.tickets.length,
      cuts: printer.cuts,
      printer: printer.status,
      printerFaults: printer.faults,
      printerMore: {
        feeding: printer.device.status.feeding,
        error: printer.device.status.error,
        scraps: printer.scraps.length,
        presented: printer.presented?.id ?? null,
      },
      scanner: scanner ? { plugged: scanner.plugged } : null,
      chip: chip ? { laid: chip.isLaid } : null,
      his: { mode: modes.his, requests: lab.his.requests() },
      bhxh: { mode: modes.bhxh, lookUps: lab.bhxh.lookUps() },
      bank: lab.bank ? bankState(lab.bank) : null,
      zvt: terminalState(lab.zvt),
      nexo: terminalState(lab.nexo),
    });
  }
  const last = printer.tickets.at(-1);
  if (path === '/tickets/last.png' && last) {
    return {
      status: 200,
      headers: { 'Content-Type': 'image/png', 'Cache-Control': 'no-store' },
      body: last.png,
    };
  }
  if (path === '/tickets/last' && last) {
    return json(200, { id: last.id, at: last.at, bytes: last.bytes, png: last.png.toString('base64') });
  }
  return json(404, { ok: false, error: 'unknown' });
};
