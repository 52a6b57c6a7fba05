import assert from 'node:assert/strict';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FleetOfLabs } from './fleet-of-labs.ts';

/** Nothing but an expected call is wrong: `up` makes all of the tenant, and only who plays its calls there notices. */
const wrongCalls = 'calls: [{ as: ada, dial: 112, expect: blocked }]\n';

const atOnce = 3;

/**
 * An `up` of a fleet whose second tenant has no credentials, and one further on is wrong in its calls alone: what is run, where it stops, what it
 * says, and that the same command goes on from there once both are mended. Throws where it is otherwise.
 */
export const upOfBroken = async (
  fleet: FleetOfLabs,
  tenants: readonly string[],
  say: (line: string) => void,
): Promise<string> => {
  const [canary, unsigned] = tenants;
  const wrong = tenants[Math.max(2, tenants.length - 1 - atOnce)];
  if (canary === undefined || unsigned === undefined || wrong === undefined) throw new Error('at least 3 tenants');
  const run = join(fleet.tenants, '../run');
  const key = fleet.credentialsOf(unsigned);
  const credentials = readFileSync(key, 'utf8');
  rmSync(key);
  const calls = join(fleet.tenants, wrong, 'calls.yaml');
  const expected = readFileSync(calls, 'utf8');
  writeFileSync(calls, wrongCalls);
  const up = () => fleet.run('up', '--canary', canary, '--at-once', `${atOnce}`, '--run', run);

  say(`up of ${tenants.length}, two of them broken …`);
  const first = await up();
  const stateOf = new Map(first.output.tenants.map(({ tenant, state }) => [tenant, state]));
  const of = (wanted: string) =>
    first.output.tenants.filter(({ state }) => state === wanted).map(({ tenant }) => tenant);
  assert.equal(first.exitCode, 4, JSON.stringify(first.output.tenants, undefined, 1));
  assert.equal(first.output.stopped, `"${wrong}": its live or emergency calls are not shown to hold after its up`);
  assert.deepEqual(of('calls'), [wrong]);
  assert.deepEqual(of('failed'), [unsigned]);
  // Failures first, and those that nobody has begun before those that are done.
  assert.deepEqual(
    [...new Set(first.output.tenants.map(({ state }) => state))],
    ['calls', 'failed', ...(of('not begun').length > 0 ? ['not begun'] : []), 'done'],
  );
  // None is begun behind the one that stops it, but for those that ran beside it.
  const behind = tenants.slice(tenants.indexOf(wrong) + 1).filter((name) => stateOf.get(name) !== 'not begun');
  assert.ok(behind.length < atOnce, `${behind.length} were begun behind ${wrong}`);
  assert.ok(tenants.every((name, at) => at > tenants.indexOf(wrong) || stateOf.get(name) !== 'not begun'));

  say('the same again, mended …');
  writeFileSync(key, credentials);
  writeFileSync(calls, expected);
  const logs = of('done').map((name) => ({ name, size: statSync(join(run, `${name}.log`)).size }));
  const second = await up();
  assert.equal(second.exitCode, 0, JSON.stringify(second.output.tenants.filter(({ state }) => state !== 'done')));
  assert.deepEqual(
    second.output.tenants.flatMap(({ tenant, before }) => (before === undefined ? [] : [tenant])).sort(),
    of('done').sort(),
  );
  for (const { name, size } of logs) assert.equal(statSync(join(run, `${name}.log`)).size, size, `${name} ran again`);
  return `Fleet of ${tenants.length}, one without credentials and one wrong in its calls alone: ${of('done').length} done, ${of('failed').length} failed, stopped at ${wrong}, ${of('not begun').length} not begun, exit code ${first.exitCode}; mended, the same command ran the other ${tenants.length - logs.length} and ended with ${second.exitCode}.`;
};
