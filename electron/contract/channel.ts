/** A pair of ends that carry structured-clonable messages in order: a MessagePort, or a WebSocket in browser mode. */
export interface Channel {
  post(message: unknown): void;
  /** One listener; messages before it is set are kept for it. */
  listen(onMessage: (message: unknown) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

/** Why a message never became an answer; the codes of the contract itself. */
export type ContractFailure =
  /** The message did not fit its schema and was refused. */
  | 'misfit'
  /** The other side is gone. */
  | 'closed';
