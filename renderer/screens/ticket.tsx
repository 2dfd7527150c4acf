import { Check, Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { endingOf, isNothingTaken, isPaid } from '../flow/fees.ts';
import { Action } from '../ui/action.tsx';
import { SlipToDesk } from '../ui/drawings/companion.tsx';
import { Hourglass, TicketOut, Trouble } from '../ui/drawings/drawings.tsx';
import { money } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { PaperOut } from '../ui/paper-out.tsx';
import { deferredNotice, deferredOf, deskPlace } from './deferred.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { Slip } from './slip.tsx';
import type { View } from './view.ts';

interface TicketProps {
  readonly view: View;
  readonly headline: string;
  readonly lead: string;
  readonly drawing: ReactNode;
  /** The paper may be asked for again. */
  readonly again: boolean;
  readonly keep?: boolean;
  readonly done?: boolean;
}

/** What is open of the fees goes along, and changes by itself when the bank has answered. */
function feesNotice({ context, say }: View): ReactNode {
  const { paying } = context;
  if (!paying || context.receipt !== null) return null;
  const words = { amount: money(paying.amount), reference: paying.reference };
  if (isPaid(context)) return <Notice kind="good">{say('pay.atTicket.paid', words)}</Notice>;
  if (isNothingTaken(context)) return <Notice kind="info">{say('pay.atTicket.nothing', words)}</Notice>;
  const short = endingOf(context)?.end === 'too-little';
  return <Notice kind="care">{say(short ? 'pay.atTicket.short' : 'pay.atTicket.asking', words)}</Notice>;
}

/** The number stands on the screen whatever the paper does. */
function Ticket({ view, headline, lead, drawing, again, keep = false, done = true }: TicketProps) {
  const { context, say, send } = view;
  return (
    <FlowScreen
      view={view}
      headline={headline}
      lead={lead}
      drawing={drawing}
      notice={
        feesNotice(view) ||
        deferredNotice(view, keep) ||
        (keep && <Notice kind="good">{say('ticket.keep')}</Notice>)
      }
      primary={
        done && (
          <Action kind="primary" icon={Check} onPress={() => send({ type: 'NEXT' })}>
            {say('frame.done')}
          </Action>
        )
      }
    >
      {context.number && <Slip view={view} number={context.number} />}
      {again && (
        <Action kind="quiet" icon={Printer} onPress={() => send({ type: 'PRINT_AGAIN' })}>
          {say('ticket.again')}
        </Action>
      )}
    </FlowScreen>
  );
}

export function Printing({ view }: { view: View }) {
  const { say } = view;
  const deferred = deferredOf(view);
  return (
    <Ticket
      view={view}
      headline={say(deferred ? `down.${deferred}.printing` : 'ticket.printing.headline')}
      lead={say('ticket.printing.lead')}
      drawing={<Hourglass />}
      again={false}
      done={false}
    />
  );
}

/** The paper itself where the host has drawn it. */
function Paper({ view: { context, say }, other }: { view: View; other: ReactNode }) {
  const { ticketPicture, number } = context;
  if (!ticketPicture || !number) return other;
  return <PaperOut picture={ticketPicture} words={say('ticket.paper', { number: number.number })} />;
}

/** Where to go with what is not the hospital's number yet. */
function whereNow(view: View): string | null {
  const deferred = deferredOf(view);
  if (deferred === 'desk') return deskPlace(view);
  return deferred && view.say('down.local.where');
}

export function Printed({ view }: { view: View }) {
  const { context, say } = view;
  const sure = context.printed === 'confirmed';
  const deferred = deferredOf(view);
  return (
    <Ticket
      view={view}
      headline={say(deferred ? `down.${deferred}.printed` : 'ticket.printed.headline')}
      lead={(sure && whereNow(view)) || say(sure ? 'ticket.printed.lead' : 'ticket.printed.unsure')}
      drawing={<Paper view={view} other={deferred === 'desk' ? <SlipToDesk /> : <TicketOut />} />}
      again
    />
  );
}

export function TicketTrouble({ view }: { view: View }) {
  const { context, say } = view;
  const code = context.printTrouble ?? 'fault';
  return (
    <Ticket
      view={view}
      headline={say(`ticket.trouble.${code}.headline`)}
      lead={say(`ticket.trouble.${code}.what`)}
      drawing={code === 'unknown' ? <Paper view={view} other={<Trouble />} /> : <Trouble />}
      again={code !== 'reprint-limit'}
      keep
    />
  );
}
