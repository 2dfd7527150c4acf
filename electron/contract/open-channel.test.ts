import { expect, it } from 'vitest';
import { openChannel } from './open-channel.ts';

function line() {
  const sent: unknown[] = [];
  let hungUp = 0;
  const opened = openChannel({ send: (message) => sent.push(message), hangUp: () => hungUp++ });
  return { ...opened, sent, hungUp: () => hungUp };
}

it('keeps what comes before the listener, in order', () => {
  const { channel, received } = line();
  const heard: unknown[] = [];
  received(1);
  received(2);
  channel.listen((message) => heard.push(message));
  received(3);
  expect(heard).toEqual([1, 2, 3]);
});

it('says once that it is closed, also to those who ask later', () => {
  const { channel, closed } = line();
  let times = 0;
  channel.onClose(() => times++);
  closed();
  closed();
  channel.close();
  expect(times).toBe(1);
  channel.onClose(() => times++);
  expect(times).toBe(2);
});

it('sends and hears nothing once closed', () => {
  const { channel, received, sent, hungUp } = line();
  const heard: unknown[] = [];
  channel.listen((message) => heard.push(message));
  channel.close();
  channel.post('late');
  received('late');
  expect({ sent, heard, hungUp: hungUp() }).toEqual({ sent: [], heard: [], hungUp: 1 });
});
