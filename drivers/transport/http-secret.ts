import { z } from 'zod';
import { err, ok, type Result } from '../ports/result.ts';

/** A secret is named in the configuration and never written there. */
export const secretRef = z.strictObject({ env: z.string().min(1) });
export type SecretRef = z.infer<typeof secretRef>;

/** Looks named secrets up; `misconfigured` names the first one that is not set. */
export const takeSecrets = <N extends string>(
  refs: Readonly<Record<N, SecretRef>>,
  secret: (name: string) => string | undefined,
): Result<ReadonlyMap<N, string>, 'misconfigured'> => {
  const values = new Map<N, string>();
  for (const name in refs) {
    const value = secret(refs[name].env);
    if (value === undefined || value === '') return err('misconfigured', `${refs[name].env} is not set`);
    values.set(name, value);
  }
  return ok(values);
};
