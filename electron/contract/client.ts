import type { Result } from '../../drivers/ports/result.ts';
import { err, ok } from '../../drivers/ports/result.ts';
import type { Channel, ContractFailure } from './channel.ts';
import type { EventName, EventOf, FailureOf, InputOf, OutputOf, RequestName } from './messages.ts';
import { events, fromHost, requests } from './messages.ts';

export type Answer<N extends RequestName> = Result<OutputOf<N>, FailureOf<N> | ContractFailure>;

/** The page's end of the contract. */
export interface Client {
  request<N extends RequestName>(name: N, input: InputOf<N>): Promise<Answer<N>>;
  on<N extends EventName>(name: N, listener: (payload: EventOf<N>) => void): () => void;
  onClose(listener: () => void): void;
}

/** `refused` hears of every message of the host that did not fit, by name and reason, without its content. */
export function createClient(channel: Channel, refused: (what: string) => void): Client {
  let nextId = 0;
  let closed = false;
  const waiting = new Map<number, (result: unknown) => void>();
  const listeners = new Map<string, Set<(payload: never) => void>>();

  channel.listen((raw) => {
    const message = fromHost.safeParse(raw);
    if (!message.success) return refused('envelope');
    if (message.data.type === 'answer') {
      const resolve = waiting.get(message.data.id);
      waiting.delete(message.data.id);
      return resolve ? resolve(message.data.result) : refused('answer without request');
    }
    deliver(message.data.name, message.data.payload);
  });
  channel.onClose(() => {
    closed = true;
    for (const resolve of waiting.values()) resolve(err('closed'));
    waiting.clear();
  });

  function deliver(name: string, payload: unknown): void {
    const schema = isEvent(name) ? events[name] : null;
    const parsed = schema?.safeParse(payload);
    if (!parsed?.success) refused(`event ${name.slice(0, 40)}`);
    else for (const listener of listeners.get(name) ?? []) listener(parsed.data as never);
  }

  return {
    async request(name, input) {
      if (closed) return err('closed');
      const checked = requests[name].input.safeParse(input);
      if (!checked.success) return misfit(name, refused);
      const id = nextId++;
      const result = await new Promise<unknown>((resolve) => {
        waiting.set(id, resolve);
        channel.post({ type: 'request', id, name, input: checked.data });
      });
      return readAnswer(name, result, refused);
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener));
      return () => set.delete(listener);
    },
    onClose: (listener) => channel.onClose(listener),
  };
}

const isEvent = (name: string): name is EventName => Object.hasOwn(events, name);

function misfit(name: string, refused: (what: string) => void): { ok: false; error: 'misfit' } {
  refused(`request ${name}`);
  return { ok: false, error: 'misfit' };
}

function readAnswer<N extends RequestName>(
  name: N,
  result: unknown,
  refused: (what: string) => void,
): Answer<N> {
  const { output, failure } = requests[name];
  if (typeof result === 'object' && result !== null && 'ok' in result) {
    if (result.ok === true && 'value' in result) {
      const value = output.safeParse(result.value);
      if (value.success) return ok(value.data as OutputOf<N>);
    }
    if (result.ok === false && 'error' in result) {
      if (result.error === 'closed' || result.error === 'misfit') return err(result.error);
      const error = failure.safeParse(result.error);
      if (error.success) return err(error.data as FailureOf<N>);
    }
  }
  return misfit(`${name} answer`, refused);
}
