import { spawn } from 'node:child_process';

/**
 * Runs one of the set-up's tools to its end and keeps what it wrote. It dies with us.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, limit?: number, onLine?: (line: string) => void }} [options] `limit` in milliseconds.
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export const runTool = (command, args, { cwd, env = process.env, limit, onLine = () => {} } = {}) =>
  new Promise((done) => {
    const shell = process.platform === 'win32' && command.endsWith('.cmd');
    const child = spawn(command, args, { cwd, env, shell, timeout: limit, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let rest = '';
    const stop = () => child.kill();
    process.once('exit', stop);
    /** @param {Buffer} chunk */
    const take = (chunk) => {
      output = (output + chunk).slice(-20_000);
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('error', (error) => {
      process.off('exit', stop);
      done({ ok: false, output: error.message });
    });
    child.once('close', (code) => {
      process.off('exit', stop);
      done({ ok: code === 0, output: output.trim() });
    });
  });

/**
 * npm, run by the Node and npm that started us.
 * @param {readonly string[]} args
 * @param {{ cwd?: string }} options
 */
export const runNpm = (args, options) => {
  const { npm_execpath: npm } = process.env;
  if (npm?.endsWith('.js')) return runTool(process.execPath, [npm, ...args], options);
  return runTool(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options);
};

/**
 * What npm says is wrong, without its stack and the list of all its options that follow.
 * @param {string} output
 */
export const npmComplaint = (output) =>
  output
    .split('\n')
    .map((line) => line.replace(/^npm error ?/, ''))
    .filter((line) => line !== '' && !/^\s+at /.test(line))
    .slice(0, 5)
    .map((line) => `  ${line}`)
    .join('\n');
