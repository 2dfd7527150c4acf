/**
 * Every syllable that Vietnamese spelling allows, without marks: an initial and a rime. What is none was mistyped, is
 * foreign, or carries the keys of an input method.
 */
const INITIAL = /^(?:ngh|ng|nh|gh|kh|ph|th|tr|ch|qu|gi|[bcdghklmnprstvx])?/;

const RIMES = new Set(
  (
    'a ac ach ai am an ang anh ao ap at au ay ' +
    'e ec em en eng enh eo ep et eu ech ' +
    'i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu ' +
    'o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong op ot ' +
    'u ua uan uang uat uay uc ue uech uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh uyt uyu ' +
    'y yem yen yet yeu'
  ).split(' '),
);
/** After `qu` and `gi` the rime begins behind the sound that they already hold. */
const SHORT = new Set(['gi', 'qu']);

/** `folded`: letters without marks, lower case. */
export const isSyllable = (folded: string): boolean => {
  const initial = INITIAL.exec(folded)?.[0] ?? '';
  const rime = folded.slice(initial.length);
  if (SHORT.has(initial) && (RIMES.has(rime) || RIMES.has(folded.slice(1)))) return true;
  return RIMES.has(rime);
};
