/**
 * What we use of the npm package smartcard, which is optional: where it could not be built it is not installed at all,
 * and our sources check all the same.
 */
declare module 'smartcard' {
  export interface ReaderState {
    readonly name: string;
    /** SCARD_STATE_… flags; in the upper 16 bits the count of insertions and removals. */
    readonly state: number;
  }

  export interface Card {
    /** ATR of the card; asks pcscd. */
    readonly atr: Uint8Array | null;
    /** Rejects with words alone. `maxRecvLength`: bytes of the longest answer, 258 unless told. */
    transmit(command: Uint8Array, options: { readonly maxRecvLength: number }): Promise<Uint8Array>;
    reconnect(shareMode: number, protocols: number, initialization: number): Promise<number>;
    disconnect(disposition: number): void;
  }

  export interface Reader {
    readonly name: string;
    connect(shareMode: number, protocols: number): Promise<Card>;
  }

  export class Context {
    listReaders(): Reader[];
    /** Null: cancelled. Empty: nothing changed in `timeout` ms. Else the states of all that were asked for. */
    waitForChange(readers: readonly ReaderState[], timeout: number): Promise<ReaderState[] | null>;
    cancel(): void;
    close(): void;
  }

  export const SCARD_SHARE_EXCLUSIVE: number;
  export const SCARD_PROTOCOL_T0: number;
  export const SCARD_PROTOCOL_T1: number;
  export const SCARD_LEAVE_CARD: number;
  export const SCARD_RESET_CARD: number;
  export const SCARD_STATE_CHANGED: number;
  export const SCARD_STATE_PRESENT: number;
}
