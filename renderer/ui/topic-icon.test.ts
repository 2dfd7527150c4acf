import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isTopicIcon } from './topic-icon.tsx';

const site = new URL('../../kiosk-config/sites/demo/', import.meta.url);
const files = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.yaml'),
);

it('has every drawing that the demo hospital names for its topics', () => {
  const named = files.flatMap((name) =>
    [...readFileSync(new URL(name, site), 'utf8').matchAll(/\bicon: *([a-z0-9-]+)/g)].map(([, icon]) => icon),
  );
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((icon) => !isTopicIcon(icon ?? ''))).toEqual([]);
});

it('knows only names', () => {
  expect(isTopicIcon('constructor')).toBe(false);
});
