import { afterEach, expect, it } from 'vitest';
import { own } from '../../../scripts/ci/own.ts';

const before = process.env.GITHUB_TOKEN;
afterEach(() => {
  delete process.env.GITHUB_TOKEN;
  if (before !== undefined) process.env.GITHUB_TOKEN = before;
});

it("what a step starts has the job's environment but for its token, and what the step gives it", async () => {
  process.env.GITHUB_TOKEN = 'of-the-job';
  const { exitCode, stdout } = await own('../test/scripts/ci/a-command/main.ts', ['x'], {
    TRUNKLINE_TENANTS: '/there',
  });
  expect(exitCode).toBe(5);
  expect(JSON.parse(stdout)).toEqual({ args: ['x'], tenants: '/there', hasPath: true });
});
