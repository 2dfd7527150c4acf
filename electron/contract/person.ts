export { maskNumber } from '../../drivers/ports/identity.ts';
export { isUnderSix, tellsOf } from '../../drivers/ports/person.ts';
