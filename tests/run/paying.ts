import { type Place, placeOf } from '../crash/places.ts';
import type { LabDescription } from '../lab/lab.ts';
import type { Tree } from './kiosk-config.ts';

/** Opens the screen for staff of a kiosk on the lab. */
export const STAFF_PIN = '246810';

/** What a kiosk is told (`more`: further options of its drivers) so that it takes money at the lab: its configuration, and the secrets that this names. */
export function payingAt(
  lab: LabDescription,
  drivers: { readonly vietqr?: string; readonly card?: string },
  more: Tree = {},
): { readonly config: Tree; readonly env: Readonly<Record<string, string>> } {
  const places = [drivers.vietqr, drivers.card].filter((driver) => driver !== undefined).map(placeOf);
  const choice = ({ means, driver, options }: Place) => [
    means,
    { driver, options: { ...options(lab), ...more } },
  ];
  return {
    config: { payment: { ...Object.fromEntries(places.map(choice)), staffPin: { env: 'STAFF_PIN' } } },
    env: Object.assign({ STAFF_PIN }, ...places.map((place) => place.env(lab))),
  };
}
