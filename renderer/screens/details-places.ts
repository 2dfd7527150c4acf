import type { PatientDetailsView, PlaceNameView } from '../../electron/contract/views.ts';
import type { DetailsDesk } from '../flow/details-desk.ts';
import { plain } from '../ui/format.ts';

type Place = PatientDetailsView['place'];

/** Those that stand in the present address first, all others in their order. */
export const hereFirst = (places: readonly PlaceNameView[], here: readonly string[]): PlaceNameView[] => [
  ...places.filter(({ code }) => here.includes(code)),
  ...places.filter(({ code }) => !here.includes(code)),
];

/** Codes of provinces and communes that stand in the present address. */
export const placesHere = ({ standing }: Pick<DetailsDesk, 'standing'>): string[] => {
  const place: Place | undefined = standing?.place;
  return place ? [...(place.provinceCode === null ? [] : [place.provinceCode]), ...place.communeCodes] : [];
};

/** What a street line begins with: the one just told, or the one that stands where the commune is still the same. */
export function lineBegun({ change, communeCode, standing }: DetailsDesk): string {
  if (change.address && change.address.communeCode === communeCode) return change.address.line;
  const place = standing?.place;
  return communeCode !== null && place?.communeCodes.includes(communeCode) ? place.line : '';
}

/** What a commune is (`Phường`, `Xã`, `Đặc khu`), without marks. */
const KIND = /^(phuong|xa|dac khu) /;

/** Places by any part of their name, marks do not matter: those that begin so first, then those with a word that does. */
export function findPlaces(places: readonly PlaceNameView[], text: string): PlaceNameView[] {
  const wanted = plain(text).trim();
  return [0, 1, 2].flatMap((rank) => places.filter(({ name }) => rankOf(plain(name), wanted) === rank));
}

function rankOf(name: string, wanted: string): number | null {
  const bare = name.replace(KIND, '');
  if (bare.startsWith(wanted) || (KIND.test(`${wanted} `) && name.startsWith(wanted))) return 0;
  if (` ${name}`.includes(` ${wanted}`)) return 1;
  return name.includes(wanted) ? 2 : null;
}
