import type { HospitalSystem, ReportFailure } from '../../ports/his.ts';
import { err, ok } from '../../ports/result.ts';
import type { Compiled } from './compile.ts';
import type { Runner, Stopped } from './operation.ts';
import { failureOf, fitting } from './operation.ts';
import { yesOrNo } from './shapes.ts';

type Report = NonNullable<HospitalSystem['reportInsurance']>;

/** What became of a word that stopped. */
function reportFailureOf(stopped: Stopped): ReportFailure {
  const { why, effect } = stopped;
  if (why === 'no-visit') return why;
  if (effect !== 'none' && (why === 'silent' || why === 'failed')) return 'unknown';
  return failureOf(stopped);
}

/** What the insurer said of a visit, told by a mapping; null where it has none of it. */
export function createReport(runner: Runner, { reportInsurance }: Compiled['operations']): Report | null {
  if (reportInsurance === null) return null;
  return async (visitKey, answer, signal) => {
    const ran = await runner.run(reportInsurance, { visitKey, answer }, signal);
    // It was told before.
    if (!ran.ok && ran.why === 'already') return ok(null);
    if (!ran.ok) return err(reportFailureOf(ran), ran.detail);
    const kept = fitting('reportInsurance', yesOrNo, ran.value);
    if (!kept.ok) return err('unknown', kept.detail);
    return kept.value ? ok(null) : err('unknown', 'reportInsurance: not kept');
  };
}
