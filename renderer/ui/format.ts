/** `150.000 đ`: integer đồng with the dots of Vietnamese money, in every language. */
export const money = (amount: number): string =>
  `${String(Math.trunc(amount)).replace(/\B(?=(\d{3})+$)/g, '.')}\u00a0đ`;

/** `22/11/2026` of a FHIR date; `11/2026` and `2026` where the rest is unknown. */
export const date = (fhirDate: string): string => fhirDate.split('-').reverse().join('/');

/** `08:15` of this moment where the hospital stands. */
export const clock = (at: Date): string =>
  at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' });

/** `22/11/2026` of this moment where the hospital stands. */
export const today = (at: Date): string =>
  date(at.toLocaleDateString('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }));

/** Lower case without marks, so that `Tim mạch`, `tim mach` and `TIM MẠCH` are found alike. */
export const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'd').toLowerCase();
