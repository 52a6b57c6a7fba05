import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { execa } from 'execa';
import { afterEach, describe, expect, it } from 'vitest';
import { connect } from './testkit/client.ts';
import { listen } from './testkit/engine.ts';

const main = path.join(import.meta.dirname, 'testkit/main.ts');
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0).reverse()) close();
});

const start = async (...argv: string[]) => {
  const child = spawn(process.execPath, [main, ...argv], { stdio: ['pipe', 'pipe', 'inherit'] });
  closers.push(() => child.kill('SIGKILL'));
  const exited = once(child, 'exit') as Promise<[number | null, string | null]>;
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const engine = connect(Number(line));
  closers.push(engine.close);
  return { child, exited, line, engine };
};

const startedByEngine = async () => {
  const ear = await listen();
  closers.push(ear.close);
  return { ...(await start('--logtostderr', '-v=9', ear.address)), ear };
};

const slow = { title: 'slow', tags: [] };

describe('a plugin process', () => {
  it('prints its port first, and serves there', async () => {
    const { line, engine } = await startedByEngine();
    expect(line).toMatch(/^\d+$/);
    expect(await engine.version()).toBe('1.2.3');
  });

  it('says its version to a person, and ends', async () => {
    expect((await execa(process.execPath, [main, '--version'])).stdout).toBe('1.2.3');
  });

  it('says what it is to a person who asks for help, and ends', async () => {
    for (const asked of ['--help', '-h']) {
      expect((await execa(process.execPath, [main, asked])).stdout).toContain(
        "Pulumi's engine starts it.\n  --version",
      );
    }
  });

  it('tells the engine that started it', async () => {
    const { engine, ear } = await startedByEngine();
    await engine.configure({ place: 'desk' });
    await engine.create({ title: 'a', tags: [] });
    expect(ear.heard.map((line) => line.message)).toEqual(['writing', 'mind the ink']);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends at once on %s', async (signal) => {
    const { child, exited } = await startedByEngine();
    child.kill(signal);
    expect(await exited).toEqual([0, null]);
  });

  it('ends when its engine is gone, in the middle of a create', async () => {
    const { child, exited, engine, ear } = await startedByEngine();
    await engine.configure({ place: 'desk' });
    engine.beginCreate(slow);
    await ear.firstLine;
    child.stdin.end(); // what the operating system does when the process at the other end dies
    expect(await exited).toEqual([0, null]);
  });

  it('goes on without an engine when it was started for those that attach', async () => {
    const { child, exited, engine } = await start('--port', '0');
    child.stdin.end();
    await engine.configure({ place: 'desk' });
    await engine.cancel();
    await engine.handshake();
    expect((await engine.create({ title: 'a', tags: [] })).id).toBe('a');
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  });
});
