import { z } from 'zod';
import { findModel } from '../models/index.ts';

/** Delays of a queue in milliseconds. */
const timeouts = z.strictObject({
  /** Answer to a question. */
  answer: z.number().int().positive().default(3_000),
  /** A document goes out and is accepted. */
  send: z.number().int().positive().default(10_000),
  /** From the call to the end of the job: questions, filters, transport and, where the printer tells, the sheet in the tray. */
  confirm: z.number().int().positive().default(25_000),
  /** After that, or after the caller's signal: a lost job is found, withdrawn, and out of the queue. */
  cancel: z.number().int().positive().default(5_000),
  /** From the start of a job until a reason that CUPS still had of the job before counts for this one: its backend has asked anew. */
  heard: z.number().int().positive().default(8_000),
  /** So long the status stays what the last job was stopped by, where the printer does not say otherwise. */
  remember: z.number().int().positive().default(30_000),
  /** Between two questions while a job is under way. */
  poll: z.number().int().positive().default(200),
});

const isQueue = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || (url.protocol !== 'ipp:' && url.protocol !== 'ipps:')) return false;
  return url.hostname !== '' && url.pathname.length > 1 && url.username === '' && url.password === '';
};

export const cupsOptions = z
  .strictObject({
    /** A queue of CUPS, or a printer that speaks IPP itself: `ipp://192.0.2.30/ipp/print`. */
    to: z.string().refine(isQueue, 'ipp://HOST[:PORT]/printers/NAME, or ipps://…, without user and password'),
    /** `pdf`: sheets, by the queue's own filters. `escpos`: a receipt printer behind a raw queue. */
    format: z.enum(['pdf', 'escpos']).default('pdf'),
    sheet: z.enum(['A5', 'A4']).default('A5'),
    model: z.string().default('generic'),
    /** Width of the roll in mm. */
    paper: z.union([z.literal(80), z.literal(58)]).default(80),
    cut: z.enum(['partial', 'full']).default('partial'),
    timeouts: timeouts.prefault({}),
  })
  .superRefine(({ format, model, paper }, issues) => {
    if (format !== 'escpos') return;
    const found = findModel(model);
    if (!found) issues.addIssue({ code: 'custom', path: ['model'], message: `no printer model "${model}"` });
    else if (found.dots[paper] === undefined)
      issues.addIssue({ code: 'custom', path: ['paper'], message: `${model} takes no paper of ${paper} mm` });
  });

export type CupsOptions = z.output<typeof cupsOptions>;

/** Where IPP is asked (RFC 8010, 4; RFC 7472): HTTP on port 631 unless another is named. */
export const httpUrlOf = (to: string): string => {
  const url = new URL(to);
  const scheme = url.protocol === 'ipps:' ? 'https' : 'http';
  return `${scheme}://${url.hostname}:${url.port === '' ? '631' : url.port}${url.pathname}${url.search}`;
};
