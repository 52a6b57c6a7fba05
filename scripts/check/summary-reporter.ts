import { readFileSync, writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What a run leaves for a second one of the files in which something failed (`TRUNKLINE_FAILED_FILES`). */
export interface FailedFiles {
  /** Paths of test files. */
  readonly files: readonly string[];
  /** Errors of which no file is known. */
  readonly ofNoFile: number;
  /** The tests of all other files. */
  readonly others: Count;
}

/** A file that could not be loaded counts as one test that failed. */
const count = (modules: readonly TestModule[]): Count => {
  const counted = { passed: 0, failed: 0, skipped: 0 };
  for (const module of modules) {
    const tests = [...module.children.allTests()];
    for (const test of tests) {
      const { state } = test.result();
      counted[state === 'pending' ? 'skipped' : state] += 1;
    }
    if (module.state() === 'failed' && !tests.some((test) => test.result().state === 'failed')) counted.failed += 1;
  }
  return counted;
};

const nothing: Count = { passed: 0, failed: 0, skipped: 0 };

/** `N passed, N failed, N skipped`; an error outside a test counts as failed, and what ran before beside it is added. */
export const summaryLine = (
  modules: readonly TestModule[],
  errorsOutsideTests: number,
  before: Count = nothing,
): string => {
  const now = count(modules);
  const failed = before.failed + now.failed + errorsOutsideTests;
  return `${before.passed + now.passed} passed, ${failed} failed, ${before.skipped + now.skipped} skipped`;
};

/** The file in which an error came from outside a test, as Vitest notes it. */
const fileOf = (error: unknown): string | undefined => {
  const path = (error as { VITEST_TEST_PATH?: unknown } | undefined)?.VITEST_TEST_PATH;
  return typeof path === 'string' ? path : undefined;
};

/** What a second run has to try, and what it needn't. A file that runs in several projects is tried in all of them. */
export const failedFiles = (modules: readonly TestModule[], errorsOutsideTests: readonly unknown[]): FailedFiles => {
  const ofErrors = errorsOutsideTests.map(fileOf);
  const files = new Set([
    ...modules.filter((module) => count([module]).failed > 0).map(({ moduleId }) => moduleId),
    ...ofErrors.filter((path) => path !== undefined),
  ]);
  return {
    files: [...files].toSorted(),
    ofNoFile: ofErrors.filter((path) => path === undefined).length,
    others: count(modules.filter(({ moduleId }) => !files.has(moduleId))),
  };
};

const reporter = class implements Reporter {
  #line = '';
  onInit(): void {
    // Other reporters write after us: the very last thing of the process is this line.
    process.once('exit', () => {
      if (this.#line !== '') process.stdout.write(`${this.#line}\n`);
    });
  }
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const { TRUNKLINE_FAILED_FILES: out, TRUNKLINE_RAN_BEFORE: before } = process.env;
    const others = before ? (JSON.parse(readFileSync(before, 'utf8')) as FailedFiles).others : undefined;
    this.#line = summaryLine(modules, errors.length, others);
    if (out) writeFileSync(out, JSON.stringify(failedFiles(modules, errors)));
  }
};

export default reporter;
