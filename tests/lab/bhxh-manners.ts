import { type Persona, type PortalCard, persona } from '../personas.ts';
import { type Answer, json } from './http-server.ts';

/**
 * Manners of the portal, and of servers on the way to it, that a kiosk meets. Each stands for itself; `USUAL` is how the portal mostly
 * is.
 */
export interface PortalManners {
  /** How a token, or an account, that is not good is refused. */
  readonly refusal: 'inside-200' | 'http-401' | 'http-401-html' | 'http-403';
  /** How the end of a token is written. */
  readonly expiry:
    | 'dot-net'
    | 'no-zone'
    | 'local'
    | 'seconds'
    | 'seconds-text'
    | 'absent'
    | 'past'
    | 'never'
    | 'nonsense';
  /** What stands where the portal has nothing; `mixed` as it is stored. */
  readonly nothing: 'mixed' | 'null' | 'empty' | 'dash' | 'absent';
  readonly history: 'null' | 'absent' | 'empty' | 'some' | 'large' | 'no-list';
  readonly dates: 'padded' | 'unpadded' | 'dashes' | 'compact' | 'iso' | 'with-time';
  readonly facility: 'digits' | 'dashed' | 'number';
  readonly code: 'text' | 'number';
  /** HTTP status of every look-up's answer. */
  readonly status: number;
  /** Whose answer is given: the one's who was asked for, or somebody else's as it stands, or with one field of the other. */
  readonly about: 'asked' | 'another' | 'another-name' | 'another-birth-date' | 'another-number';
  /** What the portal knows otherwise of the card. */
  readonly card: Partial<PortalCard>;
  /** Never answers a look-up. */
  readonly silent: boolean;
}

export const USUAL: PortalManners = {
  refusal: 'inside-200',
  expiry: 'dot-net',
  nothing: 'mixed',
  history: 'null',
  dates: 'padded',
  facility: 'digits',
  code: 'text',
  status: 200,
  about: 'asked',
  card: {},
  silent: false,
};

const REFUSALS: Readonly<Record<PortalManners['refusal'], (body: unknown) => Answer>> = {
  'inside-200': (body) => json(200, body),
  'http-401': () => json(401, { Message: 'Authorization has been denied for this request.' }),
  'http-401-html': () => ({
    status: 401,
    headers: { 'Content-Type': 'text/html' },
    body: '<!doctype html><title>401</title>',
  }),
  'http-403': (body) => json(403, body),
};

/** `body`: what the portal itself would say. */
export const refused = ({ refusal }: PortalManners, body: unknown): Answer => REFUSALS[refusal](body);

/** `2026-11-22T03:51:20.1047187Z`: .NET writes seven digits of a second. */
const dotNetInstant = (at: number): string => new Date(at).toISOString().replace('Z', '7187Z');
const LOCAL_MS = 7 * 3_600_000;

/** `expires_in` of a token that ends at `until`; undefined leaves it out. */
export const expiryText = ({ expiry }: PortalManners, until: number, now: number): unknown => {
  switch (expiry) {
    case 'dot-net':
      return dotNetInstant(until);
    case 'no-zone':
      return dotNetInstant(until).slice(0, -1);
    case 'local':
      return dotNetInstant(until + LOCAL_MS).replace('Z', '+07:00');
    case 'seconds':
      return Math.round((until - now) / 1000);
    case 'seconds-text':
      return String(Math.round((until - now) / 1000));
    case 'past':
      return dotNetInstant(now - 60_000);
    case 'never':
      return '9999-12-31T23:59:59.9999999Z';
    case 'nonsense':
      return 'soon';
    case 'absent':
      return undefined;
  }
};

const DATE_FORMS: Readonly<Record<PortalManners['dates'], (d: string, m: string, y: string) => string>> = {
  padded: (d, m, y) => `${d}/${m}/${y}`,
  unpadded: (d, m, y) => `${Number(d)}/${Number(m)}/${y}`,
  dashes: (d, m, y) => `${d}-${m}-${y}`,
  compact: (d, m, y) => `${y}${m}${d}`,
  iso: (d, m, y) => `${y}-${m}-${d}`,
  'with-time': (d, m, y) => `${d}/${m}/${y} 00:00:00`,
};
const VISIT = {
  maHoSo: '2405580001',
  maCSKCB: '01094',
  ngayVao: '202604020822',
  ngayRa: '202604021741',
  tenBenh: 'Viêm họng cấp',
  tinhTrang: '1',
  kqDieuTri: '2',
  lyDoVV: '1',
};
/** A patient of dialysis comes thrice a week, for years. */
const LARGE_HISTORY = 3_000;

const historyOf = ({ history }: PortalManners): Record<string, unknown> => {
  if (history === 'absent') return {};
  const list = {
    null: null,
    empty: [],
    some: [VISIT],
    large: Array(LARGE_HISTORY).fill(VISIT),
    'no-list': '',
  }[history];
  return { dsLichSuKCB2018: list, dsLichSuKT2018: list };
};

const NOTHING = { null: null, empty: '', dash: '-' } as const;

/** One field as the portal writes it; undefined leaves it out. */
const written = (manners: PortalManners, key: string, value: unknown): unknown => {
  if (value === null || value === '') {
    if (manners.nothing === 'mixed') return value;
    return manners.nothing === 'absent' ? undefined : NOTHING[manners.nothing];
  }
  if (key === 'maKetQua' && manners.code === 'number') return Number(value);
  if (/^maDKBD/.test(key) && manners.facility !== 'digits')
    return manners.facility === 'number' ? Number(value) : String(value).replace(/^(..)(...)$/, '$1 - $2');
  const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(String(value)) ?? [];
  return day && month && year ? DATE_FORMS[manners.dates](day, month, year) : value;
};

/** Somebody else whom the portal has. */
const another = (asked: string): Persona => {
  const other = persona('card-expired');
  return other.card.number === asked ? persona('long-name') : other;
};

const mixedUp = ({ about }: PortalManners, asked: string): Record<string, unknown> => {
  const { card, insurance } = another(asked);
  const name = { hoTen: insurance.card?.hoTen };
  const birth = { ngaySinh: insurance.card?.ngaySinh };
  if (about === 'another') return { ...insurance.card, maKetQua: '000' };
  if (about === 'another-name') return name;
  if (about === 'another-number') return { maThe: card.number };
  return about === 'another-birth-date' ? birth : {};
};

/** The answer as the portal sends it. `asked`: the number that was asked for. */
export const mannered = (
  manners: PortalManners,
  asked: string,
  answer: Record<string, unknown>,
): Record<string, unknown> => {
  const card = answer.maThe === null ? {} : manners.card;
  const fields = Object.entries({ ...answer, ...card, ...mixedUp(manners, asked) })
    .filter(([key]) => !key.startsWith('dsLichSu'))
    .map(([key, value]) => [key, written(manners, key, value)]);
  return { ...Object.fromEntries(fields), ...historyOf(manners) };
};
