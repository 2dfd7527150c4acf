import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { collectDrivers, drivers, findDriver } from './registry.ts';

const driver = { kind: 'his', id: 'x', label: 'X', options: z.object({}), open: () => null };

describe('registry', () => {
  it('collects the drivers of the house', () => {
    const names = drivers.map(({ kind, id }) => `${kind}/${id}`);
    expect(names).toEqual(expect.arrayContaining(['identity/serial-scanner', 'insurance/bhxh', 'his/fhir']));
  });

  it('finds a driver by kind and name', () => {
    expect(findDriver('identity', 'serial-scanner')?.label).toContain('scanner');
    expect(findDriver('identity', 'bhxh')).toBeNull();
  });

  it('passes helpers over', () => expect(collectDrivers({ './his/dates.ts': { helper: 1 } })).toEqual([]));

  it.each([
    null,
    {},
    { ...driver, kind: 'toaster' },
    { ...driver, options: {} },
    { ...driver, open: undefined },
  ])('throws at a default export that is no driver (%#)', (value) =>
    expect(() => collectDrivers({ './his/x.ts': { default: value } })).toThrow('./his/x.ts'),
  );

  it('throws at two of one name', () =>
    expect(() => collectDrivers({ a: { default: driver }, b: { default: driver } })).toThrow('his/x'));
});
