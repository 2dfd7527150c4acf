import { defineDriver } from '../../define.ts';
import { err, ok } from '../../ports/result.ts';
import { createZvtMethod } from './method.ts';
import { zvtOptions } from './options.ts';
import { createTerminal } from './terminal.ts';

const NO_PASSWORD = '000000';

/**
 * Card terminals that speak ZVT, on the network or a serial line. Opens also while the terminal is off: its status says so.
 * `misconfigured`: a password that is named and not set, or that has not six digits.
 */
export default defineDriver({
  kind: 'payment',
  id: 'zvt',
  label: 'Card terminal (ZVT)',
  options: zvtOptions,
  open: async ({ to, password, noReceipt, timeouts }, context) => {
    const secret = password === undefined ? NO_PASSWORD : context.secret(password.env);
    if (secret === undefined) return err('misconfigured', `${password?.env} is not set`);
    if (!/^[0-9]{6}$/.test(secret)) return err('misconfigured', `${password?.env} has not six digits`);
    return ok(createZvtMethod(createTerminal(to, secret, timeouts), noReceipt, context));
  },
});
