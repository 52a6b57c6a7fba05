import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { watchProcesses } from './traces.ts';

const canLook = it.runIf(existsSync('/proc/self/environ'));

canLook('a child with a text in its arguments or environment is seen, though it has ended when asked', async () => {
  const text = 'only-in-a-test-of-traces';
  const watch = watchProcesses(text);
  const wait = ['-e', 'process.stdin.resume()'];
  const children = [
    spawn(process.execPath, [...wait, text]),
    spawn(process.execPath, wait, { env: { ...process.env, ONE: text } }),
  ];
  const places = () => new Set([...watch.seen].map((one) => one.split(' ')[0]));
  await vi.waitUntil(() => places().size === 2, { timeout: 60_000 });
  for (const child of children) {
    const exited = once(child, 'exit');
    child.stdin.end();
    await exited;
  }
  const before = [...watch.seen];
  expect(watch.ended()).toEqual(before);
  expect(places()).toEqual(new Set(['cmdline', 'environ']));
});
