import type { LabHis } from '../his.ts';
import { type Answer, FAULT_MODES, type FaultMode, type LabRequest, LabServer } from '../http-server.ts';
import type { MessageWatch } from '../money.ts';
import { departments, examinationTypes, services } from './catalogue.ts';
import type { Hospital } from './hospital.ts';
import { findBills, findSettlement, settle } from './money.ts';
import { findAppointments, findInsurance, findPatient } from './people.ts';
import { findVisits, register } from './visits.ts';
import { answerOf, isGenuine, type MedipayCredentials, type Said, valuesOf } from './wire.ts';

/* A HIS that speaks MediPay C06 and the extension of docs/his-rest.md, over the lab's one hospital. */

/** Made up, and of the lab alone. */
export const MEDIPAY_CREDENTIALS: MedipayCredentials = {
  merchant: 'BV-LAB-HIS',
  secret: 'lab-medipay-his-secret-51c0',
};

/**
 * How this front misbehaves besides. `garbled-receipt`, `huge-receipt`: does what was asked, and answers in letters that are no
 * UTF-8, or with 50 MB. `failure-999`: code 999, and nothing is done.
 */
const OWN_FAULTS = ['garbled-receipt', 'huge-receipt', 'failure-999'] as const;
type OwnFault = (typeof OWN_FAULTS)[number];
export const MEDIPAY_FAULTS = [...FAULT_MODES, ...OWN_FAULTS] as const;
export type MedipayFault = FaultMode | OwnFault;

export interface MedipayOptions {
  readonly port?: number;
  readonly now?: () => number;
  readonly credentials?: MedipayCredentials;
  /** Most rows of one page. */
  readonly pageSize?: number;
}

export interface LabMedipay {
  /** Base URL, no slash at the end. */
  readonly url: string;
  setFault(mode: MedipayFault, delayMs?: number): Promise<void>;
  /** Told of every request under the names of his-messages.ts. */
  watch(watch: MessageWatch | null): void;
  requests(): number;
  close(): Promise<void>;
}

const BASE = '/api/kiosk';
const DEFAULT_PAGE = 100;
const HUGE = 50 * 1024 * 1024;

interface Call {
  /** As his-messages.ts names it. */
  readonly message: string;
  /** What is signed after merchant and time. */
  readonly signed: readonly string[];
  /** `body`: null for GET, undefined for what is no JSON. */
  act(query: URLSearchParams, body: unknown, hospital: Hospital): Said | Promise<Said>;
}

const CALLS: Readonly<Record<string, Call>> = {
  'GET /loai-kham': { message: 'his:read', signed: [], act: () => examinationTypes() },
  'GET /khoa': { message: 'his:read', signed: [], act: (query) => departments(query) },
  'GET /dichvu': {
    message: 'his:read',
    signed: ['MA_KHOA'],
    act: (query, _, hospital) => services(query, hospital),
  },
  'GET /benhnhan': {
    message: 'his:find-patient',
    signed: ['SO_GTTT', 'LOAI_GTTT'],
    act: (query, _, hospital) => findPatient(query, hospital),
  },
  'GET /bhyt': { message: 'his:read', signed: [], act: (query) => findInsurance(query) },
  'POST /dangky-kcb': {
    message: 'his:register',
    signed: [],
    act: (_, body, hospital) => register(body, hospital),
  },
  'GET /dangky-kcb': {
    message: 'his:find-visit',
    signed: ['MA_THAM_CHIEU', 'SO_GTTT', 'LOAI_GTTT'],
    act: (query, _, hospital) => findVisits(query, hospital),
  },
  'GET /lich-hen': {
    message: 'his:read',
    signed: ['SO_GTTT', 'LOAI_GTTT', 'NGAY'],
    act: (query, _, hospital) => findAppointments(query, hospital),
  },
  'GET /vien-phi': {
    message: 'his:bills',
    signed: ['MA_BN'],
    act: (query, _, hospital) => findBills(query, hospital),
  },
  'POST /gach-no': {
    message: 'his:settle',
    signed: ['MA_THAM_CHIEU', 'MA_BN', 'TONG_TIEN'],
    act: (_, body, hospital) => settle(body, hospital),
  },
  'GET /gach-no': {
    message: 'his:find-settlement',
    signed: ['MA_THAM_CHIEU'],
    act: (query, _, hospital) => findSettlement(query, hospital),
  },
};

const callOf = ({ method, url }: LabRequest): Call | undefined =>
  url.pathname.startsWith(`${BASE}/`) ? CALLS[`${method} ${url.pathname.slice(BASE.length)}`] : undefined;

/** The name of a request. A visit is looked for by its key alone; what somebody has today is `his:read`. */
const messageOf = (request: LabRequest): string => {
  const message = callOf(request)?.message ?? (request.method === 'GET' ? 'his:read' : 'his:write');
  const isByKey = request.url.searchParams.has('MA_THAM_CHIEU');
  return message === 'his:find-visit' && !isByKey ? 'his:read' : message;
};

const bodyOf = ({ method, body }: LabRequest): unknown => {
  if (method === 'GET') return null;
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** An answer as a fault makes it. */
const spoilt = (answer: Answer, fault: OwnFault | null): Answer => {
  // One byte a letter, as old systems write: what is not ASCII is no UTF-8.
  if (fault === 'garbled-receipt') return { ...answer, body: Buffer.from(answer.body.toString(), 'latin1') };
  if (fault === 'huge-receipt')
    return { ...answer, body: Buffer.concat([Buffer.from(answer.body), Buffer.alloc(HUGE, ' ')]) };
  return answer;
};

/** Starts the front of a lab's hospital. It counts its own requests; what it stores is found in `his`. */
export const startMedipay = async (his: LabHis, options: MedipayOptions = {}): Promise<LabMedipay> => {
  const { now = Date.now, credentials = MEDIPAY_CREDENTIALS, pageSize = DEFAULT_PAGE } = options;
  const hospital: Hospital = { his, now };
  let fault: OwnFault | null = null;

  const answer = async (request: LabRequest): Promise<Answer> => {
    const { searchParams: query } = request.url;
    const tell = (said: Said): Answer => spoilt(answerOf(said, query, pageSize), fault);
    const call = callOf(request);
    if (!call)
      return { status: 404, headers: { 'Content-Type': 'text/html' }, body: '<h1>404 Not Found</h1>' };
    const body = bodyOf(request);
    const values = valuesOf(request.method === 'GET' ? query : body, call.signed);
    if (!isGenuine(request, values, credentials, now())) return tell({ code: '401' });
    if (fault === 'failure-999') return tell({ code: '999' });
    return tell(await call.act(query, body, hospital));
  };

  // One change at a time: nobody is registered between the look and the registration of another.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (request: LabRequest): Promise<Answer> => {
    const next = last.then(() => answer(request));
    last = next.catch(() => undefined);
    return next;
  };
  const server = new LabServer((request) => (request.method === 'GET' ? answer(request) : inTurn(request)));
  await server.listen(options.port ?? 0);

  return {
    url: `${server.url}${BASE}`,
    setFault: async (mode, delayMs) => {
      const own = OWN_FAULTS.find((one) => one === mode) ?? null;
      const general = FAULT_MODES.find((one) => one === mode) ?? 'ok';
      fault = own;
      await server.setFault(general, delayMs);
    },
    watch: (watch) => {
      server.watch = watch && ((when, request) => watch(when, messageOf(request)));
    },
    requests: () => server.requests,
    close: () => server.close(),
  };
};
