import type { Reporter, TestModule } from 'vitest/node';

/** `N passed, N failed, N skipped`; a file that could not be loaded and an error outside a test count as failed. */
export const summaryLine = (modules: readonly TestModule[], errorsOutsideTests: number): string => {
  const count = { passed: 0, failed: errorsOutsideTests, skipped: 0 };
  for (const module of modules) {
    const tests = [...module.children.allTests()];
    for (const test of tests) {
      const { state } = test.result();
      count[state === 'pending' ? 'skipped' : state] += 1;
    }
    if (module.state() === 'failed' && !tests.some((test) => test.result().state === 'failed')) count.failed += 1;
  }
  return `${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`;
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
    this.#line = summaryLine(modules, errors.length);
  }
};

export default reporter;
