import type { Input } from 'electron';

const editingKeys = new Set([
  ...['Backspace', 'Delete', 'Enter', 'Tab', 'Escape', 'Shift', 'CapsLock', 'Dead', 'Process'],
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'],
]);

/**
 * Text and moving between fields, nothing else: no shortcut of browser or system, no clipboard from one patient to
 * the next.
 */
export function isPatientsKey(input: Pick<Input, 'key' | 'control' | 'alt' | 'meta'>): boolean {
  if (input.control || input.alt || input.meta) return false;
  return [...input.key].length === 1 || editingKeys.has(input.key);
}
