export { maskNumber } from '../../drivers/ports/identity.ts';
export { isAdult, isUnderSix, tellsOf } from '../../drivers/ports/person.ts';
