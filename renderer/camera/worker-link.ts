import { type FromWorker, readFromWorker, type ToWorker } from './messages.ts';

/** What is used of a Worker. */
export interface WorkerLike {
  postMessage(message: ToWorker, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
  terminate(): void;
}

export interface WorkerLink {
  /** The frames are the worker's from now on. */
  watch(watching: Omit<Extract<ToWorker, { type: 'watch' }>, 'type'>): void;
  stop(): void;
  /** Ends the worker, one that hangs or broke too. The next watching starts another. */
  end(): void;
}

export interface WorkerLinkSetup {
  readonly start: () => WorkerLike;
  readonly onMessage: (message: FromWorker) => void;
  /** It threw, or said what is no message. */
  readonly onBroken: () => void;
}

/** The built file of the worker: the page's policy lets no other in. */
export const startCameraWorker = (): Worker =>
  new Worker(new URL('./camera-worker.ts', import.meta.url), { type: 'module', name: 'camera' });

/** Starts a worker at once, so that it is warm when it is needed. */
export function linkWorker({ start, onMessage, onBroken }: WorkerLinkSetup): WorkerLink {
  let worker: WorkerLike | null = null;

  function begin(): WorkerLike {
    const begun = start();
    begun.addEventListener('message', ({ data }) => {
      if (begun !== worker) return;
      const message = readFromWorker(data);
      if (message) onMessage(message);
      else onBroken();
    });
    begun.addEventListener('error', () => {
      if (begun === worker) onBroken();
    });
    worker = begun;
    return begun;
  }
  begin();

  return {
    watch: (watching) => (worker ?? begin()).postMessage({ type: 'watch', ...watching }, [watching.frames]),
    stop: () => worker?.postMessage({ type: 'stop' }, []),
    end() {
      worker?.terminate();
      worker = null;
    },
  };
}
