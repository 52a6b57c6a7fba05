import { expect, it } from 'vitest';
import { npmComplaint, runTool } from '../../../scripts/setup/tool.mjs';

it('of what npm says, the cause is shown and the stack is not', () => {
  const output = [
    'npm error code ECONNREFUSED',
    'npm error FetchError: request to https://registry/zod failed',
    'npm error     at ClientRequest.<anonymous> (/usr/lib/index.js:130:14)',
    'npm error',
    'npm error If you are behind a proxy, set it.',
  ].join('\n');
  expect(npmComplaint(output)).toBe(
    '  code ECONNREFUSED\n  FetchError: request to https://registry/zod failed\n  If you are behind a proxy, set it.',
  );
});

it('a tool that is not there fails like any other', async () => {
  expect(await runTool('no-such-tool-here', [])).toEqual({ ok: false, output: 'spawn no-such-tool-here ENOENT' });
});

it('each line of a tool is seen when it comes, and all are kept', async () => {
  const lines: string[] = [];
  const run = await runTool(process.execPath, ['--eval', 'console.log("one"); console.error("two"); process.exit(1)'], {
    onLine: (line) => lines.push(line),
  });
  expect(run.ok).toBe(false);
  expect(lines.toSorted()).toEqual(['one', 'two']);
  expect(run.output.split('\n').toSorted()).toEqual(['one', 'two']);
});
