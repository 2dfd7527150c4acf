/** What a result code means to who pays (PA00P015, "Error messages"). */
export type ZvtVerdict =
  | 'approved'
  | { readonly declined: 'funds' | 'card' | 'pin' | 'bank' }
  /** By the stop key, by us, or by the terminal's own patience. */
  | 'stopped'
  | 'busy'
  /** The terminal does not do this: wrong currency, function or amount. */
  | 'refused'
  /** The terminal or its network is out of order. */
  | 'fault';

/** 01 to 63h are the codes of the authorisation system, as a number: those of ISO 8583, field 39. */
const LAST_OF_BANK = 0x63;
const BANK: Readonly<Record<'funds' | 'pin' | 'card', ReadonlySet<number>>> = {
  funds: new Set([51, 61, 65]),
  pin: new Set([38, 55, 75, 86]),
  card: new Set([14, 33, 36, 41, 43, 54, 57, 62]),
};

const FUNDS: ReadonlySet<number> = new Set([0x71, 0xc3, 0xc9]);
const CARD: ReadonlySet<number> = new Set([
  ...[0x64, 0x65, 0x66, 0x67, 0x68, 0x6e, 0x72, 0x73, 0x76, 0x78, 0x79, 0x7a, 0x7b, 0x7c, 0x7e],
  ...[0xc5, 0xd2, 0xe9, 0xea],
]);
const REFUSED: ReadonlySet<number> = new Set([
  0x6f, 0x83, 0xa5, 0xb4, 0xb5, 0xb7, 0xb8, 0xc6, 0xc8, 0xcb, 0xcd,
]);
const BUSY: ReadonlySet<number> = new Set([0x9c, 0xa0, 0xdc, 0xe1]);
const STOPPED = 0x6c;

/** "Already reversed". */
export const ZVT_ALREADY_REVERSED = 0xb4;
/** "Initialisation necessary", as a terminal's status. */
export const ZVT_WANTS_INITIALISATION = 0x51;

export const zvtVerdict = (code: number): ZvtVerdict => {
  if (code === 0) return 'approved';
  if (code <= LAST_OF_BANK) {
    if (BANK.funds.has(code)) return { declined: 'funds' };
    if (BANK.pin.has(code)) return { declined: 'pin' };
    return { declined: BANK.card.has(code) ? 'card' : 'bank' };
  }
  if (code === STOPPED) return 'stopped';
  if (FUNDS.has(code)) return { declined: 'funds' };
  if (CARD.has(code)) return { declined: 'card' };
  if (BUSY.has(code)) return 'busy';
  return REFUSED.has(code) ? 'refused' : 'fault';
};

/** What the terminal asks of who pays, or does, by the code of an intermediate status (PA00P015, 3.7); null: nothing new. */
export type ZvtStep = 'insert-card' | 'enter-pin' | 'confirm-amount' | 'card-read' | 'wait' | 'remove-card';

const STEPS: ReadonlyMap<number, ZvtStep> = new Map<number, ZvtStep>([
  ...[0x0a, 0x2a].map((code) => [code, 'insert-card'] as const),
  ...[0x01, 0x02, 0xcc].map((code) => [code, 'enter-pin'] as const),
  [0x00, 'confirm-amount'],
  [0x68, 'card-read'],
  ...[0x04, 0x05, 0x06, 0x0e, 0x0f, 0x17, 0x28, 0x29, 0x2b, 0x2c].map((code) => [code, 'wait'] as const),
  ...[0xc8, 0xc9, 0xca, 0xd2, 0xd3, 0xf2].map((code) => [code, 'wait'] as const),
  [0x0b, 'remove-card'],
]);
/** 41h to 67h: as without the bit 40h, and "please remove the card". */
const [FIRST_REMOVE, LAST_REMOVE] = [0x41, 0x67];

export const zvtStep = (code: number): ZvtStep | null =>
  code >= FIRST_REMOVE && code <= LAST_REMOVE ? 'remove-card' : (STEPS.get(code) ?? null);
