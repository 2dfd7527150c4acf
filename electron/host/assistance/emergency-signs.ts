import { fold } from './words/fold.ts';
import { wordsOf } from './words/terms.ts';

/**
 * Signs of danger to life, without marks, whole words. They alone do not make an emergency (`đột quỵ phòng thế nào`), but with
 * them a little likelihood is enough.
 */
const SIGNS = `
cuu voi
cuu toi
cap cuu
ngung tho
ngat tho
khong tho
kho tho
nghet tho
tho khong
tim tai
bat tinh
ngat xiu
xiu
lim di
nga lan
nga quy
goi khong
co giat
len con
dot quy
tai bien
meo mieng
liet nua nguoi
nhoi mau
dau nguc du doi
that nguc
chay mau
mau chay
mau phun
hoc mau
oi ra mau
tai nan
dien giat
duoi nuoc
ran can
ong dot
ngo doc
uong nham
thuoc sau
thuoc chuot
tu tu
hoc xuong
hoc di vat
mac co
vo oi
sap de
sap sinh
de roi
phong nuoc soi
bong nang
soc phan ve
co nguoi chet
unconscious
fainted
collapsed
not breathing
can't breathe
cannot breathe
seizure
stroke
heart attack
bleeding
choking
poison
overdose
suicide
accident
emergency
`
  .trim()
  .split('\n');

/** Whether a text holds a sign of danger to life. */
export const tellsEmergency = (text: string): boolean => {
  const plain = ` ${wordsOf(text).map(fold).join(' ')} `;
  return SIGNS.some((sign) => plain.includes(` ${sign} `));
};
