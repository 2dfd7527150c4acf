import { describe, expect, it } from 'vitest';
import { NUMBER, ordinaryDay, scriptedHost } from '../../tests/flow/scripted-host.ts';
import type { Channel } from './channel.ts';
import { createClient } from './client.ts';
import type { Handlers } from './server.ts';
import { serve } from './server.ts';

/** Two ends joined by structured clone, as a MessagePort joins them. */
function pair(): [Channel, Channel] {
  const listeners: ((message: unknown) => void)[] = [];
  const closers: (() => void)[] = [];
  const end = (mine: number): Channel => ({
    post: (message) => queueMicrotask(() => listeners[1 - mine]?.(structuredClone(message))),
    listen: (listener) => {
      listeners[mine] = listener;
    },
    onClose: (listener) => closers.push(listener),
    close: () => {
      for (const closer of closers) closer();
    },
  });
  return [end(0), end(1)];
}

function handlersOf(over: Partial<Handlers> = {}): Handlers {
  const host = scriptedHost(ordinaryDay());
  const all = Object.fromEntries(
    Object.keys(ordinaryDay()).map((name) => [
      name,
      (input: never) => host.request(name as 'visit.at', input),
    ]),
  );
  return { ...(all as unknown as Handlers), ...over };
}

function connect(over: Partial<Handlers> = {}) {
  const [page, host] = pair();
  const refused: string[] = [];
  const server = serve(host, handlersOf(over), (what) => refused.push(`host: ${what}`));
  const client = createClient(page, (what) => refused.push(`page: ${what}`));
  return { page, host, server, client, refused };
}

describe('contract', () => {
  it('carries a request, its answer and its failure', async () => {
    const { client } = connect({ 'visit.register': async () => ({ ok: false, error: 'clinic-full' }) });
    expect(await client.request('visit.take', { clinicId: 'noi-1' })).toEqual({
      ok: true,
      value: { ...NUMBER, already: true },
    });
    expect(await client.request('visit.register', {})).toEqual({ ok: false, error: 'clinic-full' });
  });

  it.each([
    ['no envelope', 'hello'],
    ['null', null],
    ['an unknown request', { type: 'request', id: 1, name: 'visit.charge', input: {} }],
    ['a request named like a method of objects', { type: 'request', id: 1, name: 'constructor', input: {} }],
    ['an input too many', { type: 'request', id: 1, name: 'visit.register', input: { twice: true } }],
    ['an envelope too wide', { type: 'request', id: 1, name: 'visit.register', input: {}, admin: true }],
  ])('the host refuses %s, says so, and goes on', async (_, message) => {
    const { page, client, refused } = connect();
    page.post(message);
    expect((await client.request('visit.register', {})).ok).toBe(true);
    expect(refused.filter((line) => line.startsWith('host: '))).toHaveLength(1);
  });

  it('an answer that does not fit never leaves the host', async () => {
    const { client, refused } = connect({
      'visit.register': async () => ({ ok: true, value: { ...NUMBER, nationalId: '001090123456' } }) as never,
    });
    expect(await client.request('visit.register', {})).toEqual({ ok: false, error: 'misfit' });
    expect(refused).toEqual(['host: answer visit.register']);
    expect(refused.join()).not.toContain('001090123456');
  });

  it('the page refuses events and answers that do not fit', async () => {
    const { host, client, refused } = connect();
    const heard: unknown[] = [];
    client.on('card', (card) => heard.push(card));
    for (const message of [
      { type: 'event', name: 'card', payload: { kind: 'person', visitKey: 'v', person: { name: 'A' } } },
      { type: 'event', name: 'toString', payload: {} },
      { type: 'answer', id: 99, result: {} },
      42,
    ])
      host.post(message);
    host.post({ type: 'event', name: 'card', payload: { kind: 'same' } });
    expect((await client.request('visit.end', { reason: 'done' })).ok).toBe(true);
    expect(heard).toEqual([{ kind: 'same' }]);
    expect(refused).toEqual([
      'page: event card',
      'page: event toString',
      'page: answer without request',
      'page: envelope',
    ]);
  });

  it('an input that does not fit never leaves the page', async () => {
    const { client, refused } = connect();
    expect(await client.request('visit.end', { reason: 'bored' as never })).toEqual({
      ok: false,
      error: 'misfit',
    });
    expect(refused).toEqual(['page: request visit.end']);
  });

  it('a host that goes answers everything with closed', async () => {
    const { page, client } = connect({ 'visit.register': () => new Promise(() => undefined) });
    const waiting = client.request('visit.register', {});
    page.close();
    expect(await waiting).toEqual({ ok: false, error: 'closed' });
    expect(await client.request('visit.day', {})).toEqual({ ok: false, error: 'closed' });
  });
});
