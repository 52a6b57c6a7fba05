import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';
import { type Start, startProcess } from '../../../scripts/fleet/child.ts';
import { type FleetOptions, fleet } from '../../../scripts/fleet/fleet.ts';
import { root } from '../../../scripts/setup/places.mjs';

export let place = '';
export let tenants = '';
const before = { ...process.env };

const start: Start = ({ script, args }, options) =>
  startProcess(process.execPath, [join(import.meta.dirname, 'a-tenant/main.ts'), place, script, ...args], options);

const tenant = (name: string, at: number): void => {
  cpSync(join(root, 'stacks/northwind'), join(tenants, name), { recursive: true });
  const file = join(tenants, name, 'tenant.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/[0-9a-f-]{36}/, `5a3c1f70-2b94-4d0e-8f61-9c7d20e4b80${at}`));
};

export const plan = (
  steps: Record<string, Record<string, { exitCode?: number; says?: string; interrupts?: boolean }>>,
): void => writeFileSync(join(place, 'plan.json'), JSON.stringify(steps));

interface Called {
  readonly tenant: string;
  readonly key: string;
  readonly args: readonly string[];
  readonly env: Record<string, string>;
}

export const called = (): Called[] =>
  existsSync(join(place, 'called.jsonl'))
    ? readFileSync(join(place, 'called.jsonl'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];

/** How it ended, what it printed, and what stood on the screen meanwhile. */
export const run = async (command: Parameters<typeof fleet>[0], options: Partial<FleetOptions> = {}) => {
  const out: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((text) => void out.push(String(text)));
  const screen = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  try {
    const exitCode = await fleet(command, { only: [], more: [], perAccount: 4, ...options }, start);
    return { exitCode, text: out.join('\n'), screen: screen.mock.calls.map(([text]) => String(text)).join('') };
  } finally {
    log.mockRestore();
    screen.mockRestore();
  }
};

/** Three tenants with credentials, in a folder that nothing else knows of. */
export const inFleet = (): void => {
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'fleet-'));
    tenants = join(place, 'stacks');
    cpSync(join(root, 'stacks/templates'), join(tenants, 'templates'), { recursive: true });
    mkdirSync(join(place, 'keys'));
    for (const [at, name] of ['be-one', 'nl-one', 'nl-two'].entries()) {
      tenant(name, at);
      writeFileSync(
        join(place, 'keys', `${name}.env`),
        `ARM_CLIENT_ID=id-of-${name}\nARM_CLIENT_SECRET=secret-of-${name}\n`,
      );
    }
    plan({});
    process.env.TRUNKLINE_TENANTS = tenants;
    process.env.TRUNKLINE_CREDENTIALS = join(place, 'keys');
    process.env.ARM_CLIENT_SECRET = 'secret-of-the-shell';
  });
  afterEach(() => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
    rmSync(place, { recursive: true });
  });
};
