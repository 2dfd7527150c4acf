import type { Result } from '../ports/result.ts';

/**
 * `not-found`: no such device. `busy`: another program has it. `no-permission`: this user may not open it. `refused`: nobody
 * listens or the host is unknown. `timeout`: no answer in time. `lost`: the connection is gone, or was aborted.
 */
export type LinkFailure = 'not-found' | 'busy' | 'no-permission' | 'refused' | 'timeout' | 'lost';

/** Bytes both ways with one device, whatever the wire. */
export interface ByteLink {
  /**
   * Resolves when this side has handed all bytes on, which says nothing of the other side. Times are milliseconds. A write that
   * timed out goes on until the link is closed: what it still holds may yet reach the device.
   */
  write(bytes: Uint8Array, timeoutMs: number): Promise<Result<void, LinkFailure>>;
  /** The bytes that came since the last read, at least one. What came before the link was lost is still given. */
  read(timeoutMs: number): Promise<Result<Uint8Array, LinkFailure>>;
  /** Sends what is left, says the end and waits for the other side at most this long. May be called again. */
  close(timeoutMs: number): Promise<void>;
}

/** Opens the link anew; an abort of `signal`, now or later, ends it: everything that waits says `lost`. */
export type OpenLink = (timeoutMs: number, signal: AbortSignal) => Promise<Result<ByteLink, LinkFailure>>;
