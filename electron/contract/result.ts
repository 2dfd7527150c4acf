/** The values in which both sides answer; what the page needs of the drivers' words comes through the contract alone. */
export { err, ok, type Result } from '../../drivers/ports/result.ts';
