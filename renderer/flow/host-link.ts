import { fromPromise } from 'xstate';
import type { Channel } from '../../electron/contract/channel.ts';
import type { Answer, Client } from '../../electron/contract/client.ts';
import { createClient } from '../../electron/contract/client.ts';
import type { InputOf, RequestName } from '../../electron/contract/messages.ts';
import { err } from '../../electron/contract/result.ts';
import { kioskFlow } from './kiosk.ts';
import type { FlowEvent } from './setup.ts';

/** The flow's one way to the host, whichever host it is by now. */
export interface HostLink {
  request<N extends RequestName>(name: N, input: InputOf<N>): Promise<Answer<N>>;
  /** Takes a fresh channel into use and tells the flow of all that happens on it. */
  attach(channel: Channel, send: (event: FlowEvent) => void): void;
}

export function createHostLink(): HostLink {
  let client: Client | null = null;
  return {
    request: (name, input) => client?.request(name, input) ?? Promise.resolve(err('closed')),
    attach(channel, send) {
      const fresh = createClient(channel, (what) => {
        void fresh.request('page.fault', { code: `refused ${what}`.slice(0, 80) });
      });
      client = fresh;
      fresh.on('card', (card) => send({ type: 'CARD', card }));
      fresh.on('chip', (chip) => send({ type: 'CHIP', chip }));
      fresh.on('person', (told) => send({ type: 'PERSON', ...told }));
      fresh.on('payment', (told) => send({ type: 'PAYMENT', ...told }));
      fresh.on('devices', (devices) => send({ type: 'DEVICES', devices }));
      fresh.onClose(() => {
        if (client === fresh) send({ type: 'LINK_DOWN' });
      });
      send({ type: 'LINK_UP' });
    },
  };
}

/** The flow with the host's real answers behind its actors. */
export function connectFlow(link: Pick<HostLink, 'request'>) {
  const ask = <N extends RequestName>(name: N) =>
    fromPromise<Answer<N>, InputOf<N>>(({ input }) => link.request(name, input));
  return kioskFlow.provide({
    actors: {
      open: ask('session.open'),
      insurance: ask('visit.insurance'),
      day: ask('visit.day'),
      child: ask('visit.child'),
      details: ask('visit.details'),
      updateDetails: ask('visit.update-details'),
      provinces: ask('places.provinces'),
      communes: ask('places.communes'),
      departments: ask('visit.departments'),
      choose: ask('visit.choose'),
      register: ask('visit.register'),
      take: ask('visit.take'),
      print: ask('visit.print'),
      ticketPicture: ask('visit.ticket'),
      printerStatus: ask('printer.status'),
      end: ask('visit.end'),
      callStaff: ask('staff.call'),
      bills: ask('visit.bills'),
      unlock: ask('visit.unlock'),
      pay: ask('visit.pay'),
      stopPaying: ask('visit.stop-paying'),
      receipt: ask('visit.receipt'),
      slip: ask('visit.cashier'),
      staffOpen: ask('staff.open'),
      staffTasks: ask('staff.tasks'),
      staffAct: ask('staff.act'),
      staffNews: ask('staff.news'),
      staffSeen: ask('staff.seen'),
      endOfDay: ask('staff.end-of-day'),
      staffClose: ask('staff.close'),
      faqTopics: ask('faq.topics'),
      faqFind: ask('faq.find'),
      faqRead: ask('faq.read'),
      faqHelped: ask('faq.helped'),
    },
  });
}
