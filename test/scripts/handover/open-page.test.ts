import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { handoverRoutes } from '../../../pages/handover/routes.ts';
import type { Session } from '../../../pages/handover/session.ts';
import { servePage } from '../../../pages/serve.ts';
import { openPage } from '../../../scripts/handover/open-page.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opener-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A machine whose opener writes down its arguments. */
const machine = () => {
  const told = join(folder, 'arguments');
  writeFileSync(
    join(folder, 'xdg-open'),
    `#!/bin/sh\nprintf '%s\\n' "$@" > "${told}.part" && mv "${told}.part" "${told}"\n`,
    { mode: 0o700 },
  );
  return { env: { PATH: `${folder}${delimiter}${process.env.PATH}` }, told };
};

describe.skipIf(process.platform !== 'linux')('the browser is opened', () => {
  it('by a file of its owner alone, which goes with the page: the one-time address is in no argument', async () => {
    const served = await servePage((presence) => handoverRoutes({} as Session, presence));
    const { env, told } = machine();
    openPage(served, env);
    const opened = (await vi.waitFor(() => readFileSync(told, 'utf8'))).trim();
    expect(opened).toMatch(/^file:\/\/\/\S+\/open\.html$/);
    expect(opened).not.toContain(new URL(served.address).pathname.split('/').at(-1));
    const file = fileURLToPath(opened);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
    expect(readFileSync(file, 'utf8')).toContain(`content="0; url=${served.address}"`);
    served.presence.end('interrupted');
    await served.closed;
    expect(() => statSync(dirname(file))).toThrow(/ENOENT/);
  });
});
