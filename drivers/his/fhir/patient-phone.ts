/** ContactPoint (R4), as far as a telephone is told by it. */
interface ContactPoint {
  readonly system?: string | undefined;
  readonly use?: string | undefined;
  readonly value?: string | undefined;
}

const OTHER_USES: readonly (string | undefined)[] = ['old', 'temp'];

/** The ContactPoint under which somebody is called, the mobile first; undefined where there is none. */
export const phonePointOf = <P extends ContactPoint>(telecom: readonly P[] | undefined): P | undefined => {
  const phones = (telecom ?? []).filter(({ system, use }) => system === 'phone' && !OTHER_USES.includes(use));
  return phones.find(({ use }) => use === 'mobile') ?? phones[0];
};

/** Digits as they are dialled at home: `+84 912 …` and `0912 …` are one number. */
export const homeDigits = (value: string): string =>
  value.replace(/\D/g, '').replace(/^(?:00)?84(?=\d{9}$)/, '0');

/** The telephone of a Patient, digits alone; null where there is none. */
export const phoneOf = ({
  telecom,
}: {
  readonly telecom?: readonly ContactPoint[] | undefined;
}): string | null => homeDigits(phonePointOf(telecom)?.value ?? '') || null;
