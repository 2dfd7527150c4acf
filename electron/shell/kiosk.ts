import type { BrowserWindow } from 'electron';
import type { HostOptions } from './host-link.ts';
import { createHostLink } from './host-link.ts';
import type { Log } from './log.ts';
import { createPage } from './page.ts';
import type { Timers, Watchdog } from './watchdog.ts';
import { createWatchdog, hostTiming, pageTiming } from './watchdog.ts';

const timers: Timers = {
  now: () => performance.now(),
  after(delay, call) {
    const timer = setTimeout(call, delay);
    return () => clearTimeout(timer);
  },
};

export interface KioskOptions extends Pick<HostOptions, 'file' | 'config' | 'secrets'> {
  readonly window: BrowserWindow;
  readonly log: Log;
}

/**
 * Host and page, each under its watchdog. While either one's budget is spent the window shows the static
 * out-of-service page; a host that comes back brings the page back.
 */
export function runKiosk({ window, log, ...host }: KioskOptions): { stop(): Promise<void> } {
  let hostOut = false;

  const hostDog: Watchdog = createWatchdog(hostTiming, timers, {
    restart(reason) {
      log('host-restart', { reason });
      link.restart();
    },
    giveUp(reason) {
      log('out-of-service', { what: 'host', reason });
      hostOut = true;
      void link.stop();
      pageDog.stop();
      page.showOutOfService();
    },
  });
  const pageDog: Watchdog = createWatchdog(pageTiming, timers, {
    restart(reason) {
      log('page-restart', { reason });
      if (reason === 'retry') page.showKiosk();
      else page.restart();
    },
    giveUp(reason) {
      log('out-of-service', { what: 'page', reason });
      page.showOutOfService();
    },
  });

  const link = createHostLink({
    ...host,
    log,
    dog: () => hostDog,
    onReady() {
      if (!hostOut) return;
      hostOut = false;
      pageDog.start();
      page.showKiosk();
    },
  });
  const page = createPage({
    window,
    log,
    dog: () => pageDog,
    onConnect: () => link.connect(window.webContents),
    onLeave: () => link.disconnect(),
  });

  hostDog.start();
  link.start();
  pageDog.start();
  page.showKiosk();
  return {
    stop() {
      hostDog.stop();
      pageDog.stop();
      return link.stop();
    },
  };
}
