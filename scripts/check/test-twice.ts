/**
 * All tests, for CI: files in which something failed run once more, alone on the machine, and what fails then too is red.
 * What passed only then is named: a fault of the test or a race of the product, either of which is to be mended.
 *
 * The tests of test/e2e are real processes that are killed at real moments, on machines that differ. Where more than a few files
 * fail, or an error is known to be of none, nothing is tried again: that is no accident.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { execa } from 'execa';
import { root } from '../setup/places.mjs';
import type { FailedFiles } from './summary-reporter.ts';

const most = 4;

const vitest = async (args: readonly string[], env: Record<string, string>): Promise<number> => {
  const command = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...args];
  const { exitCode } = await execa(process.execPath, command, { cwd: root, env, stdio: 'inherit', reject: false });
  return exitCode ?? 1;
};

/** Paths from the checkout; none where that is of no use. */
const filesToTryAgain = (written: string): string[] => {
  if (!existsSync(written)) return []; // the run didn't come to its end
  const { files, ofNoFile }: FailedFiles = JSON.parse(readFileSync(written, 'utf8'));
  return files.length <= most && ofNoFile === 0 ? files.map((file) => relative(root, file)) : [];
};

const work = mkdtempSync(join(tmpdir(), 'trunkline-tests-'));
const failed = join(work, 'failed.json');
try {
  process.exitCode = await vitest([], { TRUNKLINE_FAILED_FILES: failed });
  const files = process.exitCode === 0 ? [] : filesToTryAgain(failed);
  if (files.length > 0) {
    console.log(`\n== once more, alone: ${files.join(' ')}`);
    process.exitCode = await vitest(['--maxWorkers=1', ...files], { TRUNKLINE_RAN_BEFORE: failed });
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
