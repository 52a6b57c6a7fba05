import { describe, expect, it } from 'vitest';
import type { TestModule } from 'vitest/node';
import { failedFiles, summaryLine } from '../../../scripts/check/summary-reporter.ts';

type State = 'passed' | 'failed' | 'skipped';

const ran = (moduleId: string, states: State[], state: State = states.includes('failed') ? 'failed' : 'passed') =>
  ({
    moduleId,
    state: () => state,
    children: { allTests: () => states.map((one) => ({ result: () => ({ state: one }) })) },
  }) as unknown as TestModule;

describe('the last line of a run', () => {
  it('counts tests, files that could not be loaded and errors outside tests', () => {
    const modules = [ran('a', ['passed', 'skipped', 'failed']), ran('b', [], 'failed')];
    expect(summaryLine(modules, 1)).toBe('1 passed, 3 failed, 1 skipped');
  });

  it('of a second run adds what ran before in other files, in every project of a file that is tried again', () => {
    const first = [ran('/a', ['passed', 'failed']), ran('/a', ['passed', 'passed']), ran('/b', ['passed', 'skipped'])];
    const { files, ofNoFile, others } = failedFiles(first, []);
    expect(files).toEqual(['/a']);
    expect(ofNoFile).toBe(0);
    const again = [ran('/a', ['passed', 'passed']), ran('/a', ['passed', 'passed'])];
    expect(summaryLine(again, 0, others)).toBe('5 passed, 0 failed, 1 skipped');
    expect(summaryLine([ran('/a', ['passed', 'failed'])], 0, others)).toBe('2 passed, 1 failed, 1 skipped');
  });

  it('names the file of an error outside tests, and counts those of no file', () => {
    const { files, ofNoFile } = failedFiles(
      [ran('/a', ['passed']), ran('/b', ['passed'])],
      [Object.assign(new Error('reset'), { VITEST_TEST_PATH: '/b' }), new Error('nowhere')],
    );
    expect(files).toEqual(['/b']);
    expect(ofNoFile).toBe(1);
  });
});
