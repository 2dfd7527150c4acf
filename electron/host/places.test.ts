import { expect, it } from 'vitest';
import { patientDetails, placeName } from '../contract/views.ts';
import { createAddresses } from './places.ts';

const addresses = createAddresses();

it('lists provinces and communes as the contract has them', () => {
  const provinces = placeName.array().parse(addresses.provinces());
  expect(provinces).toHaveLength(34);
  expect(provinces).toContainEqual({ code: '01', name: 'Hà Nội' });
  expect(placeName.array().parse(addresses.communes('01'))).toContainEqual({
    code: '00004',
    name: 'Phường Ba Đình',
  });
  expect(addresses.communes('99')).toEqual([]);
});

it.each([
  [null, { line: '', provinceCode: null, communeCodes: [], former: false }],
  ['', { line: '', provinceCode: null, communeCodes: [], former: false }],
  [
    'Số 1 Phố Mẫu, Phường Ba Đình, Hà Nội',
    { line: 'Số 1 Phố Mẫu', provinceCode: '01', communeCodes: ['00004'], former: false },
  ],
  [
    'Số 1 Đường Mẫu, Phường Mẫu, Quận Mẫu, Hà Nội',
    { line: 'Số 1 Đường Mẫu', provinceCode: '01', communeCodes: [], former: true },
  ],
])('shows what of %s is understood', (address, place) => {
  const shown = addresses.view(address);
  expect(patientDetails.shape.place.parse(shown)).toEqual(place);
});

it('makes the line that the hospital gets', () => {
  expect(addresses.line('Số 1 Phố Mẫu', '00004')).toBe('Số 1 Phố Mẫu, Phường Ba Đình, Hà Nội');
  expect(addresses.line('Số 1 Phố Mẫu', '00000')).toBeNull();
});
