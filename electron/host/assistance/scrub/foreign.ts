import { isOrdinary, runOf, type Sight } from './sight.ts';
import { wordSet } from './written.ts';

/** Given names from abroad that are no word of a question, Vietnamese or English. */
const FOREIGN_GIVEN = wordSet(`
aaron abdul adam adrian ahmed alan albert alejandro alessandro alex alexander alexandra alexei ali alice alicia amanda
amelia amy anastasia andrea andreas andrew angela anna antoine antonio arjun arthur ashley barbara benjamin bernard
betty brandon brian bruce camille carlos carol caroline catherine charles charlotte chloe christian christine
christopher claire claudia clara daniel daniela david deborah dennis diana diego dimitri donald dorothy douglas edward
elena elizabeth ella emily emma eric erik ethan eva fatima fernando florian francesco francois gabriel gary george
gerald giovanni giulia hannah harold harry hassan heather helen henry hiroshi hugo ibrahim igor ingrid isabella ivan
jacob james jan jane janet jason jean jeffrey jennifer jeremy jessica jesus joan joao john johnny jonathan jorge jose
joseph joshua juan judith julia julie julien justin karen karl katherine kathleen keiko kelly kenji kenneth kevin
klaus kyle larry laura lauren laurent lewis liam linda lisa louis lucas lucy luis luke lukas madison marco margaret
maria marie martin martha mary matthew megan mehmet melissa michael michel michelle miguel mike mohamed mohammed
muhammad natalia natalie nathan nicholas nicolas nicole nikita nina noah olga oliver olivia oscar pablo pamela patricia
patrick paul paulo pavel pedro peter philip pierre priya rachel rahul ralph ravi raymond rebecca ricardo richard
robert roberto roger ronald russell ruth ryan sakura samantha samuel sandra sanjay santiago sara sarah satoshi scott
sean sergei sergey sharon shirley simon sofia sophia sophie stefan stephanie stephen steven stuart susan svetlana
takashi tatiana terry thomas tiffany timothy tyler vanessa victoria vincent virginia vladimir walter wayne wei wendy
william xavier yuki yusuf zachary zhang zoe
`);
/** Most words of a name behind the given name. */
const MOST_BEHIND = 2;

/** Words of a name from abroad that begins at `at`, however it is written: `david brown`; 0 where none does. */
export function foreignAt(sight: Sight, at: number): number {
  const word = sight.words[at];
  if (!word?.isBare || !FOREIGN_GIVEN.plain.has(word.plain)) return 0;
  return 1 + runOf(sight, at + 1, MOST_BEHIND, (part, place) => goesOn(sight, place) && !isOrdinary(part));
}

/** A Vietnamese word with marks is no part of it. */
const goesOn = ({ words }: Sight, at: number): boolean => words[at]?.isBare === true && words[at]?.followsOn;
