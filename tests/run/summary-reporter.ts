import type { Reporter, SerializedError, TestCase, TestModule, TestSuite } from 'vitest/node';

/** One test or suite that was left out, with why. */
interface Skip {
  readonly name: string;
  readonly reason: string;
}

/** Ends a run with the tests that passed only when they were tried again, why tests were skipped, and one plain line that counts all suites. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string): number => tests.filter((test) => test.result().state === state).length;
    // A file that did not load, or an error outside of any test, is a failure that no test stands for.
    const suites = modules.flatMap((module) => [module, ...module.children.allSuites()]);
    const broken = suites.filter((suite) => suite.errors().length > 0).length + unhandled.length;

    for (const test of tests)
      if (test.diagnostic()?.flaky === true) console.log(`passed the second time: ${test.fullName}`);
    const skips = tests.filter((test) => test.result().state === 'skipped').map(reasonOf);
    for (const reason of new Set(skips.map((skip) => skip.reason))) {
      const names = skips.filter((skip) => skip.reason === reason).map((skip) => skip.name);
      console.log(`skipped ${names.length}: ${reason} (${names[0]}${names.length > 1 ? ', …' : ''})`);
    }
    console.log(`${count('passed')} passed, ${count('failed') + broken} failed, ${skips.length} skipped`);
  }
}

/** The reason given by `context.skip(reason)`, or the one that `describeWith` wrote into the suite's meta. */
function reasonOf(test: TestCase): Skip {
  const result = test.result();
  const note = result.state === 'skipped' ? result.note : undefined;
  return { name: test.fullName, reason: note ?? metaReason(test) ?? 'no reason given' };
}

function metaReason(test: TestCase): string | undefined {
  for (let each: TestCase | TestSuite | TestModule = test; ; each = each.parent) {
    const reason = each.type === 'module' ? undefined : each.meta().skipReason;
    if (reason !== undefined) return reason;
    if (each.type !== 'test' && each.errors().length > 0) return 'what its suite needs first has failed';
    if (each.type === 'module') return undefined;
  }
}
