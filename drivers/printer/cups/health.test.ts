import { describe, expect, it } from 'vitest';
import type { IppPrinter } from '../../codec/ipp-answer.ts';
import { confirms, outlookOf, statusOf } from './health.ts';

const IDLE: IppPrinter = {
  state: 'idle',
  reasons: ['none'],
  accepting: true,
  device: null,
  cupsVersion: null,
};

describe('the status of a queue', () => {
  it.each([
    [['none'], 'ready'],
    [['media-low'], 'paper-low'],
    [['media-low-report', 'toner-low-warning'], 'paper-low'],
    [['media-empty'], 'paper-out'],
    [['media-empty-error', 'media-low'], 'paper-out'],
    [['media-needed'], 'paper-out'],
    [['media-empty-warning'], 'paper-low'],
    [['cover-open'], 'cover-open'],
    [['door-open-report'], 'cover-open'],
    [['interlock-open-error', 'offline-report'], 'cover-open'],
    [['offline-report'], 'offline'],
    [['paused'], 'offline'],
    [['connecting-to-device'], 'offline'],
    [['timed-out-error'], 'offline'],
    [['media-jam-error'], 'fault'],
    [['cups-insecure-filter-warning', 'wide-web-unknown'], 'ready'],
  ] as const)('with %j is %s', (reasons, status) => {
    expect(statusOf({ ...IDLE, reasons })).toBe(status);
  });

  it('is offline where it takes no jobs or is stopped without a word', () => {
    expect(statusOf({ ...IDLE, accepting: false })).toBe('offline');
    expect(statusOf({ ...IDLE, state: 'stopped' })).toBe('offline');
    expect(statusOf({ ...IDLE, state: 'stopped', reasons: ['media-low'] })).toBe('offline');
  });

  it('takes a warning of missing paper in earnest where it is stopped, or a job does not get on', () => {
    const warned = { ...IDLE, reasons: ['media-empty-warning'] };
    expect(statusOf({ ...warned, state: 'stopped' })).toBe('paper-out');
    expect(statusOf(warned, true)).toBe('paper-out');
  });
});

describe('what an idle queue of CUPS still says of its last job', () => {
  const CUPS = { ...IDLE, cupsVersion: '2.4.2' };
  it.each([
    [['none'], 'ready'],
    [['media-empty-error'], 'paper-low'],
    [['media-needed', 'cover-open'], 'paper-low'],
    [['media-low', 'offline-report'], 'paper-low'],
    [['cover-open'], 'ready'],
    [['media-jam-error'], 'ready'],
    [['timed-out-error'], 'ready'],
  ] as const)('with %j hinders no job: %s', (reasons, status) => {
    expect(outlookOf({ ...CUPS, reasons })).toBe(status);
  });

  it('counts as it stands at a printer, during a job, and where the queue is stopped or closed', () => {
    const told = { ...CUPS, reasons: ['media-empty-error'] };
    expect(outlookOf({ ...told, cupsVersion: null })).toBe('paper-out');
    expect(outlookOf({ ...told, state: 'processing' })).toBe('paper-out');
    expect(outlookOf({ ...told, state: 'stopped' })).toBe('paper-out');
    expect(outlookOf({ ...told, accepting: false })).toBe('offline');
  });
});

describe('"completed" is a confirmation', () => {
  const CUPS = { ...IDLE, cupsVersion: '2.4.2' };
  it.each([
    [IDLE, true],
    [CUPS, false],
    [{ ...CUPS, device: 'socket://192.0.2.1:9100' }, false],
    [{ ...CUPS, device: 'usb://Lab/Printer?serial=1' }, false],
    [{ ...CUPS, device: 'ipp://192.0.2.1/ipp/print' }, true],
    [{ ...CUPS, device: 'ipps://192.0.2.1:443/ipp/print' }, true],
    [{ ...CUPS, device: 'ipp://192.0.2.1/ipp/print?waitjob=false' }, false],
    [{ ...CUPS, device: 'ipp://192.0.2.9:631/printers/office' }, false],
    [{ ...CUPS, device: 'ipp://192.0.2.9:631/classes/office' }, false],
  ])('of %j: %s', (printer, expected) => {
    expect(confirms(printer)).toBe(expected);
  });
});
