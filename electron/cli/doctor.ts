import type { DriverKind, OpenContext, PortOf } from '../../drivers/define.ts';
import { PAYMENT_MEANS, type PaymentStatus } from '../../drivers/ports/payment.ts';
import { openHouse } from '../../drivers/printer/paper/house.ts';
import { findDriver } from '../../drivers/registry.ts';
import type { DriverChoice, KioskConfig } from '../../kiosk-config/schema.ts';
import type { Settings } from './configured.ts';
import { configured, print } from './configured.ts';
import { checkFaq } from './doctor-faq.ts';
import { checkPin } from './doctor-pin.ts';
import { linkWords } from './printer-link.ts';

interface Check {
  readonly id: string;
  readonly kind: DriverKind | 'tickets' | 'staff-pin' | 'faq';
  readonly status: 'ok' | 'warning' | 'failed';
  readonly detail: string;
}

/** Longest wait for one device or system: ms. */
const PATIENCE = 10_000;

/** What is wrong, and how to mend it. */
const MEND: Record<string, string> = {
  'not-found': 'not found: is it plugged in, and is the name in the configuration right?',
  busy: 'in use by another program: is another kiosk running?',
  'no-permission':
    "no permission: add the kiosk's user to the group of the device (dialout, lp), or its udev rule",
  unreachable: 'does not answer: address, cable, switch, firewall?',
  misconfigured: 'configuration is wrong or a secret is not set',
  'no-answer': 'does not answer: address, cable, switch, firewall?',
  'bad-answer': 'answers something else: is the address that of the right system?',
  refused: 'refuses these credentials',
  offline: 'does not answer: switched on, cable, address and port?',
  'paper-out': 'no paper: put a roll in',
  'paper-low': 'paper is running low',
  'cover-open': 'the cover is open',
  fault: 'the printer reports a fault: switch it off and on',
};

/** What means of payment need besides. */
const MEND_PAYMENT: Record<string, string> = {
  ...MEND,
  busy: 'serves somebody else: is a sale or an end of day under way?',
  offline: 'does not answer: terminal switched on, cable, address, firewall, the provider itself?',
  fault: 'answers, and is out of order: look at its display',
};

/** What a smart-card reader needs besides. */
const MEND_CHIP: Record<string, string> = {
  'not-found': 'no reader: is it plugged in, and is its name in the configuration right?',
  unreachable:
    "the smart-card service does not answer: is pcscd installed and running, and lets it (polkit) the kiosk's user in?",
  misconfigured: 'the package smartcard or pcscd is missing, or csca names no readable certificates',
};

/** `doctor`: opens every configured device and system and asks it something harmless. */
export async function doctor(settings: Settings): Promise<boolean> {
  const found = configured(settings);
  if (!found) return false;
  const { devices, systems, visit } = found.config;
  const checks = await Promise.all([
    ...(devices.reader ? [check('identity', devices.reader, found.secret, async () => ok('open'))] : []),
    ...pageReaders(devices),
    ...(devices.chip
      ? [
          check(
            'identity',
            devices.chip,
            found.secret,
            async () => chipVerdict(visit.assurance, devices.chip),
            MEND_CHIP,
          ),
        ]
      : []),
    check('printer', devices.printer, found.secret, async (printer, signal, said) => {
      const status = await printer.status(signal);
      const link = linkWords(said.get('printer.link'));
      return {
        status: status === 'ready' ? 'ok' : status === 'paper-low' ? 'warning' : 'failed',
        detail: [advised(status), link].filter((part) => part !== null && part !== '').join(' – '),
      };
    }),
    tickets(found.config),
    check('his', systems.his, found.secret, async (his, signal, said) => {
      const answer = await his.departments(signal);
      return answer.ok
        ? ok(`${answer.value.length} departments`)
        : failed(answer.error, known(answer.detail, said));
    }),
    check('insurance', systems.insurance, found.secret, async () =>
      ok('configured; asked only for a patient'),
    ),
    ...payments(found.config, found.secret),
    ...checkPin(settings.config, found.config, found.secret),
    ...checkFaq(settings.config, found.config, Date.now()),
  ]);
  print(settings, { checks });
  return checks.every(({ status }) => status !== 'failed');
}

/** The means of payment. Opens no sale. */
const payments = ({ payment }: KioskConfig, secret: OpenContext['secret']): Promise<Check>[] =>
  PAYMENT_MEANS.flatMap((means) => payment[means] ?? []).map((choice) =>
    check(
      'payment',
      choice,
      secret,
      async (method, signal) => paymentVerdict(await method.status(signal)),
      MEND_PAYMENT,
    ),
  );

function paymentVerdict(status: PaymentStatus): Verdict {
  if (status === 'ready') return ok('ready');
  return { status: status === 'busy' ? 'warning' : 'failed', detail: advised(status, MEND_PAYMENT) };
}

/** Whether the hospital's tickets can be drawn: type, logo, letters. */
async function tickets(config: KioskConfig): Promise<Check> {
  const house = await openHouse(config.tickets);
  const verdict = house.ok ? ok('can be drawn') : failed(house.detail ?? house.error);
  return { id: 'tickets', kind: 'tickets', ...verdict };
}

/** What a driver has said last of each kind. */
type Said = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** What a system's driver knows of a failure: its answer's own words, and why nobody was reached where those do not say it. */
function known(detail: string | undefined, said: Said): string {
  const why = String(said.get('unreachable')?.why ?? '');
  const words = detail ?? '';
  return words.includes(why) ? words : [words, why].filter(Boolean).join(': ');
}

type Verdict = Pick<Check, 'status' | 'detail'>;
const ok = (detail: string): Verdict => ({ status: 'ok', detail });
/** With what the driver says of it besides, where it does. */
const failed = (code: string, besides?: string, mend = MEND): Verdict => ({
  status: 'failed',
  detail: [advised(code, mend), besides].filter(Boolean).join(' – '),
});
/** The code, and how to mend it. */
const advised = (code: string, mend = MEND): string => (mend[code] ? `${code}: ${mend[code]}` : code);

/** What the screen itself reads with cannot be opened from here. */
function pageReaders({ camera, keyboardScanner }: KioskConfig['devices']): Check[] {
  const told = (id: string, detail: string): Check => ({ id, kind: 'identity', ...ok(detail) });
  return [
    ...(camera ? [told('camera', 'opened by the screen alone: press Start and look at its picture')] : []),
    ...(keyboardScanner
      ? [told('keyboard-scanner', 'types into the screen alone: show it a card to try it')]
      : []),
  ];
}

/** A reader that proves nothing, where nobody goes on without a proof, lets nobody through. */
function chipVerdict(
  assurance: KioskConfig['visit']['assurance'],
  chip: KioskConfig['devices']['chip'],
): Verdict {
  const trusts = chip !== null && Object.hasOwn(chip.options, 'csca');
  if (trusts) return ok('open');
  return assurance === 'chip-authentic'
    ? failed('csca is not set, and visit.assurance is chip-authentic: no card could be proven genuine')
    : { status: 'warning', detail: 'open; csca is not set: no card is proven genuine' };
}

async function check<K extends DriverKind>(
  kind: K,
  choice: DriverChoice,
  secret: OpenContext['secret'],
  ask: (port: PortOf[K], signal: AbortSignal, said: Said) => Promise<Verdict>,
  mend = MEND,
): Promise<Check> {
  const id = choice.driver;
  const driver = findDriver(kind, id);
  if (!driver) return { id, kind, ...failed('no driver of this name') };
  const options = driver.options.safeParse(choice.options);
  if (!options.success) return { id, kind, ...failed(options.error.issues[0]?.message ?? 'misconfigured') };
  const signal = AbortSignal.timeout(PATIENCE);
  const said = new Map<string, Readonly<Record<string, unknown>>>();
  const opened = await driver.open(options.data, {
    signal,
    now: Date.now,
    secret,
    lost: () => undefined,
    log: (event, fields) => void said.set(event, fields ?? {}),
  });
  if (!opened.ok) return { id, kind, ...failed(opened.error, opened.detail, mend) };
  const verdict = await ask(opened.value, signal, said);
  await opened.value.close();
  return { id, kind, ...verdict };
}
