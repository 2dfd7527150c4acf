import { expect, it } from 'vitest';
import { isPatientsKey } from './keys.ts';

const key = (name: string, held: 'control' | 'alt' | 'meta' | null = null) =>
  isPatientsKey({
    key: name,
    control: held === 'control',
    alt: held === 'alt',
    meta: held === 'meta',
  });

it.each(['a', 'Ệ', ' ', '7', 'Backspace', 'Enter', 'Tab', 'ArrowLeft'])('lets %s through', (name) => {
  expect(key(name)).toBe(true);
});

it.each([
  'F1',
  'F5',
  'F11',
  'F12',
  'BrowserBack',
  'BrowserRefresh',
  'ContextMenu',
  'PrintScreen',
  'Control',
  'Meta',
])('stops %s', (name) => expect(key(name)).toBe(false));

it.each(['+', '-', '0', '=', 'r', 'w', 'n', 't', 'p', 'c', 'v', 'i', 'Tab', 'F4'])(
  'stops Ctrl, Alt and Meta %s',
  (name) => {
    expect([key(name, 'control'), key(name, 'alt'), key(name, 'meta')]).toEqual([false, false, false]);
  },
);
