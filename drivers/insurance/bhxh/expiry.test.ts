import { describe, expect, it } from 'vitest';
import { expiryOf } from './expiry.ts';

const NOW = Date.parse('2026-11-22T03:40:00Z');
const MINUTE = 60_000;

describe('end of a token', () => {
  it.each([
    ['seven digits of a second', '2026-11-22T03:51:20.1047187Z', Date.parse('2026-11-22T03:51:20.104Z')],
    ['no fraction', '2026-11-22T03:51:20Z', Date.parse('2026-11-22T03:51:20Z')],
    ['no zone, which is UTC', '2026-11-22T03:51:20.5', Date.parse('2026-11-22T03:51:20.5Z')],
    ['local zone', '2026-11-22T10:51:20+07:00', Date.parse('2026-11-22T03:51:20Z')],
    ['seconds', 900, NOW + 15 * MINUTE],
    ['seconds as text', '900', NOW + 15 * MINUTE],
    ['past by our clock', '2026-11-22T03:00:00Z', NOW + 5 * MINUTE],
    ['a day ahead', '2026-11-23T03:40:00Z', NOW + 60 * MINUTE],
    ['unreadable', 'soon', NOW + 5 * MINUTE],
    ['absent', null, NOW + 5 * MINUTE],
  ])('%s', (_name, value, until) => expect(expiryOf(value, NOW)).toBe(until));
});
