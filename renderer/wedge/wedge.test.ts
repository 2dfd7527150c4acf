import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manualTimers } from '../camera/manual-timers.ts';
import { listenToWedge, type WedgeKey } from './wedge.ts';

const CCCD = '001090123456|012345678|Nguyễn Văn An|01011990|Nam|Số 1 Đường Mẫu, Hà Nội|15042021';
const BHYT = 'TE1010123456789|5472e1baa76e2042c3a920c39a74|2022|2|48c3a0|01-028|01/01/2022|-|01/01/2022|$';
/** Keys follow each other so fast from a scanner, and so slowly from a hand. */
const SCANNER_MS = 8;
const HAND_MS = 180;

function bench() {
  const timers = manualTimers();
  const told: string[] = [];
  const listeners = new Map<string, (event: WedgeKey) => void>();
  const stop = listenToWedge(
    {
      addEventListener: (type, listener) => void listeners.set(type, listener),
      removeEventListener: (type) => void listeners.delete(type),
    },
    {
      onCode: (text, altered) => told.push(...(altered ? ['(altered)'] : []), text),
      onLost: () => told.push('(lost)'),
      timers,
    },
  );
  /** Keys that the page heard. */
  const heard: string[] = [];

  function send(type: 'keydown' | 'keypress', key: string, more: Partial<WedgeKey> = {}): void {
    let swallowed = 0;
    const modifiers = { repeat: false, isComposing: false, ctrlKey: false, altKey: false, metaKey: false };
    const swallow = { preventDefault: () => swallowed++, stopImmediatePropagation: () => swallowed++ };
    listeners.get(type)?.({ key, timeStamp: timers.now(), ...modifiers, ...swallow, ...more });
    if (swallowed === 0) heard.push(key);
    else expect(swallowed).toBe(2);
  }
  const press = (key: string, more?: Partial<WedgeKey>): void => send('keydown', key, more);

  return {
    timers,
    told,
    heard,
    listeners,
    stop,
    send,
    press,
    async type(keys: Iterable<string>, every = SCANNER_MS) {
      for (const key of keys) {
        press(key);
        await timers.pass(every);
      }
    },
  };
}

describe('keyboard wedge', () => {
  it.each(['Enter', 'Tab'])(
    'hears a code that ends with %s at once, and the page hears nothing',
    async (end) => {
      const { type, press, told, heard } = bench();
      await type(CCCD);
      press(end);
      expect([told, heard]).toEqual([[CCCD], []]);
    },
  );

  it.each([[BHYT], ['012345678'], ['001090123456'], ['GD4010123456789'], ['V'.repeat(24)]])(
    'ends a code without an Enter at the silence: %s',
    async (code) => {
      const { type, told, timers } = bench();
      await type(code);
      expect(told).toEqual([]);
      await timers.pass(100);
      expect(told).toEqual([code]);
    },
  );

  it.each(['1234567', 'abcdefgh', '12345678'])('lets %j vanish at the silence', async (text) => {
    const { type, told, timers, heard } = bench();
    await type(text);
    await timers.pass(1000);
    expect([told, heard]).toEqual([[], []]);
  });

  it('lets what a hand types vanish, and leaves it the keys of a keypad', async () => {
    const { type, told, heard, timers } = bench();
    const keypad = ['ArrowDown', ' ', 'Enter', 'Tab', 'Escape', 'Backspace', 'Shift', 'F5'];
    await type([...'001090123456', ...keypad], HAND_MS);
    await timers.pass(1000);
    expect([told, heard]).toEqual([[], keypad]);
  });

  it('takes no key held down for a number', async () => {
    const { press, told, heard, timers } = bench();
    press('5');
    for (let count = 0; count < 11; count++) {
      await timers.pass(30);
      press('5', { repeat: true });
    }
    await timers.pass(1000);
    expect([told, heard]).toEqual([[], []]);
  });

  it('swallows the second end of CR LF, and hears the next code', async () => {
    const { type, press, told, heard } = bench();
    for (const code of ['012345678', '001090123456']) {
      await type([...code, 'Enter']);
      press('j', { ctrlKey: true });
    }
    await type([...'012345678', 'Enter', 'Enter']);
    expect([told, heard]).toEqual([['012345678', '001090123456', '012345678'], []]);
  });

  it('cuts two codes apart at the gap, even where the page was busy meanwhile', async () => {
    const { press, told } = bench();
    const burst = (code: string, from: number): void => {
      [...code].forEach((key, index) => {
        press(key, { timeStamp: from + index * 10 });
      });
    };
    burst('012345678', 1000);
    burst('001090123456', 1250);
    press('Enter', { timeStamp: 1370 });
    expect(told).toEqual(['012345678', '001090123456']);
  });

  it('drops a flood until the keys are silent', async () => {
    const { press, type, told, timers } = bench();
    let at = timers.now();
    for (let count = 0; count < 3000; count++) press('7', { timeStamp: at++ });
    press('Enter', { timeStamp: at });
    await timers.pass(at + 1000);
    await type([...'012345678', 'Enter']);
    expect(told).toEqual(['012345678']);
  });

  it('gives the keys back', async () => {
    const { type, told, listeners, stop, timers } = bench();
    await type('012345678');
    stop();
    await timers.pass(1000);
    expect([told, listeners.size]).toEqual([[], 0]);
  });

  it('hears every code as it was typed, whatever the speed of the scanner', async () => {
    const code = fc.string({ unit: fc.constantFrom(...'09afGD|<$-/ ễĐ'), minLength: 20, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(code, fc.integer({ min: 1, max: 99 }), fc.boolean(), async (text, every, ended) => {
        fc.pre(!text.startsWith(' '));
        const { type, told, timers } = bench();
        await type(ended ? [...text, 'Enter'] : text, every);
        await timers.pass(100);
        expect(told.at(-1)).toBe(text);
      }),
      { numRuns: 30 },
    );
  });
});

describe('damage on the way', () => {
  it('tells of hex that Telex has composed', async () => {
    const { type, told } = bench();
    const damaged = BHYT.replace('c3a920c39a', 'c3â920c39a');
    await type([...damaged, 'Enter']);
    expect(told).toEqual(['(altered)', damaged]);
  });

  it('follows an input method that takes letters back to write others', async () => {
    const { type, told } = bench();
    await type([...'4ea', 'Backspace', 'â', ...'1bb|12', 'Enter']);
    expect(told).toEqual(['(altered)', '4eâ1bb|12']);
  });

  it('tells of a name that Telex has changed', async () => {
    const { type, told } = bench();
    await type([...'001090123456||Ksor', 'Backspace', 'Backspace', 'ỏ', ...'|', 'Enter']);
    expect(told).toEqual(['(altered)', '001090123456||Ksỏ|']);
  });

  it.each(['https://example.vn/?a=1', 'example.vn/kham?so=1'])(
    'takes the mark of a link for one: %s',
    async (link) => {
      const { type, told } = bench();
      await type([...link, 'Enter']);
      expect(told).toEqual([link]);
    },
  );

  it('takes no Vietnamese name for damage', async () => {
    const { type, told } = bench();
    await type([...CCCD, 'Enter']);
    expect(told).toEqual([CCCD]);
  });

  it.each([
    ['an input method took some', ['Process', 'Process']],
    ['a dead key took one', ['Dead']],
    ['one had no name', ['Unidentified']],
    ['the scanner had no key for one', [...'Nguy?n']],
    ['it had none at the end of a word', [...'L? B? An']],
    ['it had none for a whole word', [...'Mai ??']],
    ['they came broken', ['\uFFFD']],
  ])('tells no code that lost characters: %s', async (_why, keys) => {
    const { type, told } = bench();
    await type([...'001090123456|', ...keys, ...'|', 'Enter']);
    expect(told).toEqual(['(lost)']);
  });

  it('says so where an input method took all of it', async () => {
    const { type, told, timers } = bench();
    await type(Array(30).fill('Process'));
    await timers.pass(100);
    expect(told).toEqual(['(lost)']);
  });

  it('takes characters with Control or Alt for lost, and those of AltGr for what they are', async () => {
    const { type, press, told } = bench();
    await type('0123');
    press('4', { altKey: true });
    press('Enter');
    await type('0123');
    press('|', { altKey: true, ctrlKey: true });
    press('Enter');
    expect(told).toEqual(['(lost)', '0123|']);
  });

  it('takes the character of a key without a name from the press that follows', async () => {
    const { type, press, send, told, heard } = bench();
    await type('A|Nguy');
    press('Unidentified');
    send('keypress', 'ễ');
    await type([...'n|', 'Enter']);
    expect([told, heard]).toEqual([['A|Nguyễn|'], ['Unidentified']]);
  });
});
