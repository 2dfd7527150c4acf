import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChargeIntent, PaymentMeans } from '../../drivers/ports/payment.ts';
import type { PayingView } from '../../electron/contract/payment-views.ts';
import type { Intent } from '../../electron/host/journal/journal.ts';
import { createJournal } from '../../electron/host/journal/journal.ts';
import { openStore } from '../../electron/host/journal/store.ts';
import { openOf } from '../../electron/host/payment/lines.ts';
import { faultOfScreen } from './accounts.ts';
import { type Life, newLife, seenBy, writtenBy } from './generation.ts';
import { type BooksOfHis, createBooksOfHis } from './his.ts';
import { type MoneyHost, startMoneyHost } from './host.ts';
import type { Provider } from './ledger.ts';
import { JOURNAL_KEY, MORNING, moneyConfig, moneyParts, PERSON, TICKET_NUMBER } from './parts.ts';
import { type CardTerminal, createCardTerminal } from './terminal.ts';
import { createTransferBank, type TransferBank } from './transfer.ts';
import { createWire, type Wire } from './wire.ts';

/** A kiosk that lives and dies, and the places outside that outlive it. */
export interface World {
  readonly transfer: TransferBank;
  readonly terminal: CardTerminal;
  readonly wires: Readonly<Record<PaymentMeans | 'his', Wire>>;
  readonly his: BooksOfHis;
  /** All lines that were ever written. */
  readonly book: ReadonlyMap<string, Intent>;
  /** What was seen to be wrong in the moment in which it happened. */
  readonly faults: readonly string[];
  /** The host; a dead one is started again, and the page comes back to it. */
  host(): Promise<MoneyHost>;
  /** What stands on the screen now; null while the host is dead. */
  screen(): PayingView | null;
  /** Without starting it. */
  life(): Life;
  crash(): void;
  arrive(patient: number, amounts: readonly number[]): Promise<void>;
  /** Milliseconds. Whoever waited for an answer has given up after a while. */
  pass(ms: number): Promise<void>;
  end(): void;
}

/** Until nothing goes on that waits for nobody outside. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Longest wait of the host for one answer, and more. */
const PATIENCE_MS = 60_000;

export function createWorld(advanceTimers: (ms: number) => void): World {
  const folder = mkdtempSync(join(tmpdir(), 'tiep-don-money-'));
  const config = moneyConfig({ lateDays: 30 });
  const book = new Map<string, Intent>();
  const faults: string[] = [];
  let time = MORNING;
  let bills = 0;
  let pageKey: string | null = null;
  const now = (): number => time;

  const wires = { vietqr: createWire(), card: createWire(), his: createWire() };
  const transfer = createTransferBank(wires.vietqr, now, onCharge);
  const terminal = createCardTerminal(wires.card, now, onCharge);
  const his = createBooksOfHis(wires.his, () => null);
  const providers: readonly Provider[] = [transfer, terminal];

  let life = newLife();
  let journal = openJournal();
  let host = start();

  function openJournal() {
    const store = openStore(join(folder, 'journal.db'), JOURNAL_KEY);
    store.pragma('synchronous = OFF');
    return createJournal(store, now);
  }

  function start(): MoneyHost {
    const mine = life;
    return startMoneyHost(
      moneyParts({
        config,
        journal: writtenBy(mine, journal, book),
        his: seenBy(mine, his.system),
        methods: { vietqr: seenBy(mine, transfer.method), card: seenBy(mine, terminal.method) },
        now,
      }),
      (_, view) => {
        if (!mine.dead) onShow(view);
      },
    );
  }

  function onShow(view: PayingView): void {
    const fault = faultOfScreen(world, view);
    if (fault) faults.push(fault);
  }

  /** Nothing is sent before its line is on the disk, and nothing while the patient's last charge is not known. */
  function onCharge(intent: ChargeIntent): void {
    const open = openOf(journal, 'charge');
    const own = open.find(({ payload }) => payload.charge.id === intent.id);
    if (!own) faults.push('a charge without a line');
    const others = open.filter(
      ({ id, payload }) => id !== own?.id && payload.standing.visitKey === own?.payload.standing.visitKey,
    );
    if (others.length > 0) faults.push('a charge while the last one of this visit is not known');
    if (providers.some(({ calls }) => calls.includes(intent.id))) faults.push('charged twice');
  }

  /** Dead already: nobody waits for what it had begun. */
  function close(): void {
    void host.cash.close();
    void host.resumption.close();
    journal.shut();
  }

  async function alive(): Promise<MoneyHost> {
    if (!life.dead) return host;
    close();
    life = newLife();
    journal = openJournal();
    host = start();
    void host.resumption.resume(pageKey);
    await settled();
    return host;
  }

  const world: World = {
    transfer,
    terminal,
    wires,
    his,
    book,
    faults,
    host: alive,
    screen: () => (life.dead ? null : (host.visits.current()?.paying ?? null)),
    life: () => life,
    crash() {
      life.dead = true;
    },
    async arrive(patient, amounts) {
      const { visits, endVisit } = await alive();
      endVisit();
      const number = String(patient).padStart(12, '0');
      const numberKey = `number-${patient}`;
      for (const due of amounts) {
        bills += 1;
        his.add({
          ...{ id: `hd-${bills}`, patientId: `p-${number}`, visitKey: numberKey, insurance: 0, due },
          ...{ issuedAt: new Date(time).toISOString(), items: [{ label: 'Công khám', amount: due }] },
        });
      }
      const visit = visits.begin({ ...PERSON, number });
      visit.number = TICKET_NUMBER;
      visit.numberKey = numberKey;
      pageKey = visit.key;
    },
    async pass(ms) {
      time += ms;
      if (ms >= PATIENCE_MS) for (const wire of Object.values(wires)) wire.giveUp();
      for (const provider of providers) provider.tick();
      advanceTimers(250);
      await settled();
    },
    end() {
      life.dead = true;
      close();
      rmSync(folder, { recursive: true });
    },
  };
  return world;
}
