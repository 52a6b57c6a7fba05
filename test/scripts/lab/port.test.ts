import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { demandFree, demandStopped, labPort, rememberRunning } from '../../../scripts/lab/port.ts';

it('the port is 18443 unless TRUNKLINE_LAB_PORT names another', () => {
  expect(labPort({})).toBe(18_443);
  expect(labPort({ TRUNKLINE_LAB_PORT: '' })).toBe(18_443);
  expect(labPort({ TRUNKLINE_LAB_PORT: '9443' })).toBe(9443);
});

it.each(['abc', '0', '65536', '18443.5', '-1'])('TRUNKLINE_LAB_PORT=%s is refused', (text) => {
  expect(() => labPort({ TRUNKLINE_LAB_PORT: text })).toThrow(
    `environment: TRUNKLINE_LAB_PORT: "${text}" is no port.\n  A whole number from 1 to 65535.\n  Fix: `,
  );
});

it('a port on which somebody listens is refused with what to do', async () => {
  const somebody = createServer().listen(0, '127.0.0.1');
  await once(somebody, 'listening');
  const { port } = somebody.address() as AddressInfo;
  await expect(demandFree(port)).rejects.toThrow(
    `environment: TRUNKLINE_LAB_PORT: port ${port} is in use.\n  One lab at a time: is another \`npm start\`, \`npm run lab\` or \`npm run lab:serve\` running?\n  Fix: end it, or take another port: TRUNKLINE_LAB_PORT=`,
  );
  somebody.close();
  await once(somebody, 'close');
  await expect(demandFree(port)).resolves.toBeUndefined();
});

it('a folder whose lab answers is refused, whatever its port', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'lab-'));
  await expect(demandStopped(dir)).resolves.toBeUndefined();
  const lab = createServer().listen(0, '127.0.0.1');
  await once(lab, 'listening');
  const { port } = lab.address() as AddressInfo;
  rememberRunning(dir, process.pid, `https://localhost:${port}`);
  await expect(demandStopped(dir)).rejects.toThrow(`the lab of this folder is running, on port ${port}.`);
  // Of a lab that was killed somebody else may have the port.
  rememberRunning(dir, 2 ** 22 + 1, `https://localhost:${port}`);
  await expect(demandStopped(dir)).resolves.toBeUndefined();
  rememberRunning(dir, process.pid, `https://localhost:${port}`);
  lab.close();
  await once(lab, 'close');
  await expect(demandStopped(dir)).resolves.toBeUndefined();
  rmSync(dir, { recursive: true });
});
