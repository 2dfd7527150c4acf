import type { Result } from '../../drivers/ports/result.ts';
import { err, ok } from '../../drivers/ports/result.ts';
import type { Channel } from './channel.ts';
import type { EventName, EventOf, FailureOf, InputOf, OutputOf, RequestName } from './messages.ts';
import { events, requestEnvelope, requests } from './messages.ts';

export type Handlers = {
  readonly [N in RequestName]: (input: InputOf<N>) => Promise<Result<OutputOf<N>, FailureOf<N>>>;
};

/** The host's end of the contract. */
export interface Server {
  emit<N extends EventName>(name: N, payload: EventOf<N>): void;
  close(): void;
}

/**
 * Answers the requests of one page. What does not fit its schema, from the page or from a handler,
 * is refused with `misfit` and named to `refused` without its content.
 */
export function serve(channel: Channel, handlers: Handlers, refused: (what: string) => void): Server {
  channel.listen((raw) => {
    const message = requestEnvelope.safeParse(raw);
    if (!message.success) return refused('envelope');
    const { id, name, input } = message.data;
    const answer = (result: unknown): void => channel.post({ type: 'answer', id, result });
    if (!isRequest(name)) {
      refused(`request ${name.slice(0, 40)}`);
      return answer(err('misfit'));
    }
    void handle(name, input, handlers, refused).then(answer);
  });
  return {
    emit(name, payload) {
      const checked = events[name].safeParse(payload);
      if (checked.success) channel.post({ type: 'event', name, payload: checked.data });
      else refused(`event ${name}`);
    },
    close: () => channel.close(),
  };
}

const isRequest = (name: string): name is RequestName => Object.hasOwn(requests, name);

async function handle<N extends RequestName>(
  name: N,
  rawInput: unknown,
  handlers: Handlers,
  refused: (what: string) => void,
): Promise<Result<unknown, string>> {
  const schema = requests[name];
  const input = schema.input.safeParse(rawInput);
  if (!input.success) {
    refused(`request ${name}`);
    return err('misfit');
  }
  const result = await handlers[name](input.data as InputOf<N>);
  const checked = result.ok ? schema.output.safeParse(result.value) : schema.failure.safeParse(result.error);
  if (!checked.success) {
    refused(`answer ${name}`);
    return err('misfit');
  }
  return result.ok ? ok(checked.data) : err(String(checked.data));
}
