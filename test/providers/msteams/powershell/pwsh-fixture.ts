import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A stand-in for `pwsh` that speaks the host's protocol: says `ready`, answers each request with what `answer` (the text
 * of a JavaScript function of the request) returns. Returns its path, for TRUNKLINE_PWSH.
 */
export const writePwsh = (options: { ready?: string; answer?: string; start?: string } = {}): string => {
  const {
    ready = `{ ready: true, powerShellVersion: '7.4.6', moduleVersion: '7.1.0' }`,
    answer = '(request) => ({ id: request.id, output: [] })',
    start = '',
  } = options;
  const file = join(mkdtempSync(join(tmpdir(), 'trunkline-pwsh-')), 'pwsh.mjs');
  const say = 'const say = (reply) => reply && process.stdout.write(JSON.stringify(reply) + "\\n");';
  writeFileSync(
    file,
    `#!${process.execPath}
${say}
${start}
const answer = ${answer};
say(${ready});
let rest = '';
process.stdin.setEncoding('utf8').on('data', (text) => {
  const lines = (rest + text).split('\\n');
  rest = lines.pop();
  for (const line of lines) say(answer(JSON.parse(line)));
});
`,
  );
  chmodSync(file, 0o755);
  return file;
};
