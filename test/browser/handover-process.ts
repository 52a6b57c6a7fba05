import { join } from 'node:path';
import { execa } from 'execa';
import { root } from '../../scripts/setup/places.mjs';
import type { LabTenant } from '../e2e/lab-tenant.ts';

/** A running `npm run handover -- lab`. */
export interface HandoverProcess {
  readonly address: string;
  /** Its end, after a person ended it in the page: everything that it wrote. */
  ended(): Promise<string>;
  kill(): void;
}

/** Starts it as a person does, but for the browser, which the test is. */
export const startHandover = async ({ session, tenants }: LabTenant): Promise<HandoverProcess> => {
  const running = execa(process.execPath, [join(root, 'scripts/handover.ts'), 'lab', '--no-browser'], {
    cwd: root,
    env: { ...session.env, TRUNKLINE_LAB_DIR: session.dir, TRUNKLINE_TENANTS: tenants },
    extendEnv: false,
    reject: false,
    all: true,
    stdin: 'ignore',
  });
  const address = await new Promise<string>((done, fail) => {
    let written = '';
    running.all.on('data', (part: Buffer) => {
      written += part;
      const found = /http:\/\/127\.0\.0\.1:\d+\/\S+(?=\n)/.exec(written)?.[0];
      if (found !== undefined) done(found);
    });
    void running.then(({ all }) => fail(new Error(`no address: ${all}`)));
  });
  return {
    address,
    ended: async () => (await running).all ?? '',
    kill: () => running.kill('SIGKILL'),
  };
};
