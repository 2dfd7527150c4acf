import { describe, expect, it } from 'vitest';
import { drivers } from '../../drivers/registry.ts';
import { HOSTING, hosted } from './hosting.ts';

const names = drivers.map(({ kind, id }) => `${kind}/${id}`);

describe('the contract suites', () => {
  it.each(names)('run on %s', (name) => {
    expect(Object.keys(HOSTING), `${name} needs an entry in tests/contract/hosting.ts`).toContain(name);
  });

  it('host no driver that is not registered', () => {
    expect(names).toEqual(expect.arrayContaining(Object.keys(HOSTING)));
  });

  it.each(['identity', 'printer', 'his', 'insurance', 'payment'] as const)(
    'have a driver for the port %s',
    (kind) => {
      expect(hosted(kind)).not.toEqual([]);
    },
  );
});
