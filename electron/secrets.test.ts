import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadConfig } from '../kiosk-config/load.ts';
import { resolveSecrets } from './secrets.ts';

function demo() {
  const loaded = loadConfig(join(import.meta.dirname, '../kiosk-config/sites/demo/kiosk.yaml'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  return loaded.config;
}

it('finds the secrets that drivers name too, and says which are not set', () => {
  const { secrets, missing } = resolveSecrets(
    demo(),
    { KIOSK_JOURNAL_KEY: 'k', BHXH_USERNAME: 'u' },
    () => 'never',
  );
  expect(secrets).toEqual({ KIOSK_JOURNAL_KEY: 'k', BHXH_USERNAME: 'u' });
  expect(missing).toEqual(['BHXH_PASSWORD', 'BHXH_STAFF_NAME', 'BHXH_STAFF_NUMBER']);
});

it('asks the key store for its own', () => {
  const config = demo();
  const keyed = { ...config, data: { ...config.data, journalKey: { keystore: 'journal' } } };
  const { secrets } = resolveSecrets(keyed, {}, (name) => `value of ${name}`);
  expect(secrets).toEqual({ journal: 'value of journal' });
});
