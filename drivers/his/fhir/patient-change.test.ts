import type { Patient } from '@medplum/fhirtypes';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LabHis, startHis } from '../../../tests/lab/his.ts';
import { requestJson } from '../../transport/http.ts';
import { createFhirClient } from './client.ts';
import type { PatientChange } from './patient-change.ts';
import { createPatients, type Patients } from './patients.ts';
import { systems } from './systems.ts';

const WHO = 'bn-000101';
const signal = new AbortController().signal;

let lab: LabHis;
let patients: Patients;
beforeAll(async () => {
  lab = await startHis({ validate: true });
});
beforeEach(async () => {
  await lab.setFault('ok');
  await lab.reseed();
  const client = createFhirClient({ baseUrl: lab.url, timeoutMs: 60_000, send: requestJson });
  patients = createPatients(client, systems.parse({}), () => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => lab.close());

const kept = () => lab.repository.readResource<Patient>('Patient', WHO);
/** The record without what every change makes new. */
const content = async () => {
  const { meta: _, ...rest } = await kept();
  return rest;
};
const update = (change: PatientChange) => patients.update(WHO, change, signal);

describe('what somebody tells anew', () => {
  it('is changed, and everything else stays as the HIS has it', async () => {
    const own: Partial<Patient> = {
      extension: [{ url: 'urn:benh-vien:nhom-mau', valueCode: 'O' }],
      maritalStatus: { text: 'Đã kết hôn' },
      telecom: [
        { system: 'email', value: 'mau@example.test' },
        { system: 'phone', use: 'home', value: '024 1111 1111' },
        { system: 'phone', use: 'mobile', value: '0401 010 101', rank: 1 },
      ],
    };
    await lab.repository.updateResource<Patient>({ ...(await kept()), ...own });
    const before = await content();
    expect(await update({ phone: '0402020202' })).toMatchObject({ kind: 'stored' });
    const [email, home, mobile] = before.telecom ?? [];
    expect(await content()).toEqual({
      ...before,
      telecom: [email, home, { ...mobile, value: '0402020202' }],
    });
  });

  it('is added where the HIS had none', async () => {
    const { telecom: _, ...bare } = await kept();
    await lab.repository.updateResource<Patient>(bare);
    await update({ phone: '0402020202' });
    expect((await content()).telecom).toEqual([{ system: 'phone', use: 'mobile', value: '0402020202' }]);
  });

  it('takes the place of the whole home address, whose parts would say something else', async () => {
    const address = [
      { use: 'old' as const, text: 'Nơi ở cũ' },
      { use: 'home' as const, text: 'Số 1', district: 'Quận Mẫu', city: 'Hà Nội' },
    ];
    await lab.repository.updateResource<Patient>({ ...(await kept()), address });
    await update({ address: 'Số 2 Phố Mẫu, Phường Mẫu Một, Hà Nội' });
    expect((await content()).address).toEqual([
      { use: 'old', text: 'Nơi ở cũ' },
      { use: 'home', text: 'Số 2 Phố Mẫu, Phường Mẫu Một, Hà Nội', country: 'VN' },
    ]);
  });

  it('may be the people to call: each relation has one', async () => {
    await update({ contact: { relation: 'contact', name: 'Đặng Thị Mẫu', phone: '0403030303' } });
    await update({ contact: { relation: 'guardian', name: 'Đặng Văn Mẫu', phone: null } });
    await update({ contact: { relation: 'contact', name: 'Lê Thị Mẫu', phone: '0404040404' } });
    expect((await content()).contact).toEqual([
      {
        relationship: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0131', code: 'C' }] }],
        name: { text: 'Lê Thị Mẫu' },
        telecom: [{ system: 'phone', use: 'mobile', value: '0404040404' }],
      },
      {
        relationship: [
          { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code: 'GUARD' }] },
        ],
        name: { text: 'Đặng Văn Mẫu' },
      },
    ]);
  });

  it('is not sent where it stands so already, however it is written', async () => {
    const { telecom, address, meta } = await kept();
    const phone = telecom?.find(({ system }) => system === 'phone')?.value?.replace(/\D/g, '') ?? '';
    const text = address?.[0]?.text ?? '';
    expect(await update({ phone, address: text })).toMatchObject({ kind: 'same' });
    expect((await kept()).meta?.versionId).toBe(meta?.versionId);
  });
});

describe('a record that others change meanwhile', () => {
  it('is not overwritten: what stands now is told', async () => {
    const { repository } = lab;
    const store = repository.updateResource.bind(repository);
    let turns = 0;
    vi.spyOn(repository, 'updateResource').mockImplementation(async (resource, options) => {
      turns++;
      // Between the kiosk's reading and its writing.
      if (turns === 1) await store({ ...(await kept()), maritalStatus: { text: 'Độc thân' } });
      return store(resource, options);
    });
    expect(await update({ phone: '0402020202' })).toMatchObject({
      kind: 'changed',
      newer: { id: WHO, maritalStatus: { text: 'Độc thân' } },
    });
    expect(JSON.stringify(await content())).not.toContain('0402020202');
    expect(await update({ phone: '0402020202' })).toMatchObject({ kind: 'stored' });
    expect((await content()).maritalStatus).toEqual({ text: 'Độc thân' });
  });

  it('is gone where they have taken it away', async () => {
    await lab.repository.deleteResource('Patient', WHO);
    expect(await update({ phone: '0402020202' })).toEqual({ kind: 'gone' });
  });
});

describe('a HIS that does not answer', () => {
  it.each([
    ['down', 'no-answer'],
    ['error-500', 'bad-answer'],
    ['wrong-encoding', 'bad-answer'],
  ] as const)('%s: %s, and nothing is changed', async (mode, failure) => {
    const before = await content();
    await lab.setFault(mode);
    expect(await update({ phone: '0402020202' })).toEqual({ kind: 'failed', failure });
    await lab.setFault('ok');
    expect(await content()).toEqual(before);
  });

  it('leaves it unknown where the answer was lost; the same again does no harm', async () => {
    await lab.setFault('lose-answer');
    expect(await update({ phone: '0402020202' })).toEqual({ kind: 'failed', failure: 'unknown' });
    await lab.setFault('ok');
    expect(await update({ phone: '0402020202' })).toMatchObject({ kind: 'same' });
  });
});
