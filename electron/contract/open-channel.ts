import type { Channel } from './channel.ts';

/** What carries the messages: a MessagePort or a WebSocket. */
export interface Wire {
  send(message: unknown): void;
  hangUp(): void;
}

/** The two things a wire tells the channel laid over it. */
export interface Line {
  readonly channel: Channel;
  received(message: unknown): void;
  /** The other side is gone; saying it again does nothing. */
  closed(): void;
}

/** Lays a channel over a wire: keeps what comes before `listen`, says once that it is closed, sends nothing after that. */
export function openChannel(wire: Wire): Line {
  let onMessage: ((message: unknown) => void) | null = null;
  let kept: unknown[] = [];
  let open = true;
  const closeListeners: (() => void)[] = [];

  function closed(): void {
    if (!open) return;
    open = false;
    for (const listener of closeListeners) listener();
  }

  return {
    channel: {
      post(message) {
        if (open) wire.send(message);
      },
      listen(listener) {
        onMessage = listener;
        const waiting = kept;
        kept = [];
        for (const message of waiting) listener(message);
      },
      onClose(listener) {
        if (open) closeListeners.push(listener);
        else listener();
      },
      close() {
        if (open) wire.hangUp();
        closed();
      },
    },
    received(message) {
      if (!open) return;
      if (onMessage) onMessage(message);
      else kept.push(message);
    },
    closed,
  };
}
