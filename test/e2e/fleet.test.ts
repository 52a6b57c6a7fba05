import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FleetOfLabs, openFleet } from '../../scripts/bench/fleet-of-labs.ts';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let labs: LabTenant[] = [];
let fleet: FleetOfLabs;

beforeAll(async () => {
  labs = await Promise.all([openLabTenant(), openLabTenant()]);
  fleet = openFleet();
  const [one, two] = labs.map(({ session }) => session);
  if (!one || !two) throw new Error('two labs were to be opened');
  await fleet.add('acme', one);
  await fleet.add('bond', one);
  await fleet.add('carp', two);
  await fleet.add('dune', two);
});
afterAll(async () => {
  fleet.close();
  await Promise.all(labs.map((lab) => lab.close()));
});

const states = (output: Awaited<ReturnType<FleetOfLabs['run']>>['output']) =>
  Object.fromEntries(output.tenants.map(({ tenant, state }) => [tenant, state]));

/** Each tenant's own launcher, engine, program and providers, against a lab. */
describe.skipIf(process.platform === 'win32')('a fleet of four of which two are broken', () => {
  const calls = () => join(fleet.tenants, 'carp/calls.yaml');
  const run = () => join(fleet.tenants, '../run');
  let expected = '';
  beforeAll(() => {
    expected = readFileSync(calls(), 'utf8');
    // Nothing but the file of expected calls is wrong: up makes all of it, and a caller would notice.
    writeFileSync(calls(), 'calls: [{ as: ada, dial: 112, expect: blocked }]\n');
    rmSync(fleet.credentialsOf('bond'));
  });

  it('previews the well ones, and names the one that has no credentials', async () => {
    const { exitCode, output } = await fleet.run('preview', '--only', 'acme,bond');
    expect(states(output)).toEqual({ bond: 'failed', acme: 'done' });
    expect(output.tenants[0]?.what).toBe('no credentials: there is no bond.env');
    expect(output.tenants[1]?.what).toMatch(/^\+ \d+ to create/);
    if (process.platform === 'linux') expect(output.tenants[1]?.megabytes).toBeGreaterThan(100);
    expect(exitCode).toBe(2);
  });

  it("leaves a job's preview of one tenant: the engine's steps, and that hand-made changes were not looked at", async () => {
    const part = await fleet.previewInJob('acme');
    expect(part).toMatchObject({ tenant: 'acme', exitCode: 0, drift: { why: 'the files before are not at hand' } });
    expect(part.steps).toContainEqual({
      op: 'create',
      kind: 'VoiceRoute',
      name: 'direct-routing-route-nl mobile',
      changes: [],
    });
  });

  it('stops its up at the one whose calls fail in the tenant, and begins none after it', async () => {
    const { exitCode, output } = await fleet.run('up', '--canary', 'acme', '--at-once', '1', '--run', run());
    expect(states(output)).toEqual({ carp: 'calls', bond: 'failed', dune: 'not begun', acme: 'waiting' });
    expect(output.tenants[0]).toMatchObject({ exitCode: 4, what: expect.stringContaining('calls[0]: ada dials 112') });
    expect(output.stopped).toBe('"carp": its live or emergency calls are not shown to hold after its up');
    expect(exitCode).toBe(4);
    // What was done was done, in each one's own tenant.
    for (const lab of labs) expect(Object.keys(await lab.numbers()).length).toBeGreaterThan(5);
  });

  it('goes on from there once that is mended, and asks nothing again of what is done', async () => {
    writeFileSync(calls(), expected);
    // Until now Teams has shown none of it.
    await labs[1]?.press('clock', { advanceSeconds: 3600 });
    const again = () => fleet.run('up', '--only', 'carp', '--run', run());
    const first = await again();
    expect([first.exitCode, states(first.output)]).toEqual([0, { carp: 'done' }]);
    const asked = async () => {
      const { 'GET /lab/requests': _, ...others } = ((await labs[1]?.look('requests')) ?? {}) as Record<string, number>;
      return others;
    };
    const before = await asked();
    const second = await again();
    expect(second.output.tenants).toMatchObject([{ tenant: 'carp', state: 'done', before: expect.any(String) }]);
    expect(await asked()).toEqual(before);
  });
});
