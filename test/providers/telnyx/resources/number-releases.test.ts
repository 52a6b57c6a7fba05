import { describe, expect, it } from 'vitest';
import type { PartialFailure } from '../../../../providers/kit/resource.ts';
import { createTrunkNumbersKind } from '../../../../providers/telnyx/resources/trunk-numbers/kind.ts';
import type { TrunkNumbersState } from '../../../../providers/telnyx/schema/trunk-numbers.ts';
import { telnyxAtWork } from '../a-telnyx.ts';
import { failed } from './an-order.ts';

const telnyx = telnyxAtWork();
const [a, b, c] = ['+31205552101', '+31205552102', '+31205552103'];
const lines = (...numbers: string[]) => numbers.map((number) => `${number}\n`).join('');
const context = () => telnyx.context('TrunkNumbers');
const kind = () => createTrunkNumbersKind(telnyx.run());
const argsOf = (more: object) => ({ connectionId: '7', numbers: '', ...more });
const create = async (more: object) => (await kind().create({ args: argsOf(more), context: context() })).state;
const check = (news: object, oldState?: TrunkNumbersState) =>
  kind()
    .check({ urn: context().urn, news: argsOf(news), ...(oldState && { oldState }) })
    .failures.map(({ reason }) => reason);
const left = () => telnyx.account().numbers.map((row) => row.phone_number);
const deletions = () => telnyx.asked(/^DELETE/).length;

describe('a number that is given back', () => {
  it('goes for good with the very count, once', async () => {
    telnyx.owns(a, { connection_id: '7' });
    telnyx.owns(b);
    telnyx.owns(c);
    const args = { release: [a, b], approvedReleases: 2 };
    expect(check(args)).toEqual([]);
    const state = await create(args);
    expect(state.released).toBe(lines(a, b));
    expect(left()).toEqual([c]);
    expect(check({ release: [a, b] }, state)).toEqual([]);
    expect(kind().diff({ urn: '', id: '', state, args: argsOf(args) })).toEqual([]);
    await kind().update({ id: '', args: argsOf(args), state, context: context() });
    expect(deletions()).toBe(2);
  });

  it.each([[undefined], [1], [3]])(
    'does not go with the count %s: a preview fails, and so does up',
    async (approvedReleases) => {
      telnyx.owns(a);
      telnyx.owns(b);
      const args = { release: [a, b], approvedReleases };
      expect(check(args)[0]).toContain(`2 numbers are to be given back to Telnyx for good: ${a}, ${b}.`);
      expect(check(args)[0]).toContain('approvals: { numberReleases: { count: 2');
      expect((await failed(create(args))).message).toContain('None is given back.');
      expect(deletions()).toBe(0);
    },
  );

  it('is held against what is given back already, also where an engine checks without the state', async () => {
    telnyx.owns(a);
    telnyx.owns(b);
    const state = await create({ release: [a], approvedReleases: 1 });
    const compare = (more: object) => kind().diff({ urn: '', id: '', state, args: argsOf(more) });
    const news = argsOf({ release: [a] });
    expect(kind().check({ urn: '', news, olds: news }).failures).toEqual([]);
    expect(compare({ release: [a] })).toEqual([]);
    expect(() => compare({ release: [a, b] })).toThrow(`1 number is to be given back to Telnyx for good: ${b}.`);
    expect(compare({ release: [a, b], approvedReleases: 1 }).map(({ path }) => path)).toEqual([`["release ${b}"]`]);
  });

  it('is never one that is wanted too', () => {
    expect(check({ numbers: lines(a), release: [a], approvedReleases: 1 })[0]).toContain(
      `"${a}" is wanted too: it is in numbers.`,
    );
  });

  it('is never one of another connection', async () => {
    telnyx.owns(a, { connection_id: '9', connection_name: 'Office' });
    telnyx.owns(b);
    const error = await failed(create({ release: [a, b], approvedReleases: 2 }));
    expect(error.message).toContain(
      `${a} (at "Office") isn't given back: it rings at another connection of the account.`,
    );
    expect(left()).toEqual([a]);
  });

  it('whose reply is lost is not given back twice', async () => {
    telnyx.owns(a);
    telnyx.fault(/^DELETE/, 'lost after');
    expect((await create({ release: [a], approvedReleases: 1 })).released).toBe(lines(a));
    expect(deletions()).toBe(1);
  });

  it('and never reached Telnyx is told, and given back by the next run', async () => {
    telnyx.owns(a);
    telnyx.fault(/^DELETE/, 'lost before');
    const error = (await failed(create({ release: [a], approvedReleases: 1 }))) as PartialFailure;
    expect(error.message).toContain(`give ${a} back to Telnyx: `);
    expect(error.state).not.toHaveProperty('released');
    const args = argsOf({ release: [a], approvedReleases: 1 });
    const state = error.state as TrunkNumbersState;
    expect(
      kind()
        .diff({ urn: '', id: '', state, args })
        .map(({ path }) => path),
    ).toEqual([`["release ${a}"]`]);
    expect((await kind().update({ id: '', args, state, context: context() })).state.released).toBe(lines(a));
  });

  it.each([[429], [422]])('that Telnyx keeps (%i) is told, and the others go', async (status) => {
    telnyx.owns(a);
    telnyx.owns(b);
    telnyx.fault(new RegExp(`DELETE /phone_numbers/n${a.slice(1)}`), { status });
    const error = (await failed(create({ release: [a, b], approvedReleases: 2 }))) as PartialFailure;
    expect(error.reasons).toHaveLength(1);
    expect(error.state).toMatchObject({ released: lines(b), unfinished: lines(a) });
    expect(deletions()).toBe(2);
    // What was approved is finished without another approval.
    const news = { release: [a, b], approvedReleases: 2 };
    const left = error.state as TrunkNumbersState;
    expect(check(news, left)).toEqual([]);
    const read = await kind().read({ id: '', state: left, args: argsOf(news), context: context() });
    expect(read?.state).toEqual(left);
    const { state } = await kind().update({ id: '', args: argsOf(news), state: left, context: context() });
    expect(state.released).toBe(lines(a, b));
    expect(state).not.toHaveProperty('unfinished');
  });

  it('is not let through by the count of an earlier approval', async () => {
    telnyx.owns(a);
    telnyx.owns(b);
    telnyx.owns(c);
    const state = await create({ release: [a, b], approvedReleases: 2 });
    const next = { release: [b, c], approvedReleases: 2 };
    expect(check(next, state)[0]).toContain(`1 number is to be given back to Telnyx for good: ${c}.`);
    const error = await failed(kind().update({ id: '', args: argsOf(next), state, context: context() }));
    expect(error.message).toContain('None is given back.');
    expect(left()).toEqual([c]);
  });

  it('and that the account never showed is not called given back, and the others go', async () => {
    telnyx.owns(a);
    const args = { release: [a, b], approvedReleases: 2 };
    const foreseen = context();
    await kind().foresee?.({ args: argsOf(args), context: foreseen });
    const error = (await failed(create(args))) as PartialFailure;
    for (const said of [foreseen.lines.join(), error.message])
      expect(said).toContain(`${b} isn't given back: the account at Telnyx has no such number.`);
    expect(error.state).toMatchObject({ released: lines(a) });
    const read = await kind().read({
      ...{ id: '', args: argsOf(args), context: context() },
      state: error.state as TrunkNumbersState,
    });
    expect(read?.state.released).toBe(lines(a));
  });

  it('and that Telnyx shows as deleted is given back', async () => {
    telnyx.owns(a, { status: 'deleted' });
    expect((await create({ release: [a], approvedReleases: 1 })).released).toBe(lines(a));
    expect(deletions()).toBe(0);
  });

  it('stays while its deletion lock is on at Telnyx, and a preview says so', async () => {
    telnyx.owns(a, { deletion_lock_enabled: true });
    telnyx.owns(b);
    const args = { release: [a, b], approvedReleases: 2 };
    const foreseen = context();
    await kind().foresee?.({ args: argsOf(args), context: foreseen });
    const error = (await failed(create(args))) as PartialFailure;
    for (const said of [foreseen.lines.join(), error.message])
      expect(said).toContain(`${a} isn't given back: its deletion lock is on at Telnyx.`);
    expect(left()).toEqual([a]);
    expect(deletions()).toBe(1);
    Object.assign(telnyx.account().numbers[0] ?? {}, { deletion_lock_enabled: false });
    const state = error.state as TrunkNumbersState;
    await kind().update({ id: '', args: argsOf(args), state, context: context() });
    expect(left()).toEqual([]);
  });
});

describe('emergency calling', () => {
  const asked = (more: object = {}) => argsOf({ numbers: lines(a, b), emergencyAddress: '56', ...more });
  const run = async (state?: TrunkNumbersState) =>
    state === undefined
      ? (await kind().create({ args: asked(), context: context() })).state
      : (await kind().update({ id: '', args: asked(), state, context: context() })).state;
  const changes = (state: TrunkNumbersState) =>
    kind()
      .diff({ urn: '', id: '', state, args: asked() })
      .map(({ path }) => path);

  it('is enabled on every number that rings here, and on no other', async () => {
    telnyx.owns(a);
    telnyx.owns(b, { connection_id: '7', emergency_status: 'active', emergency_address_id: '56' });
    telnyx.owns(c, { connection_id: '9' });
    const state = await run();
    expect(state.emergency).toBe(`${a} 56\n${b} 56\n`);
    expect(telnyx.asked(/enable_emergency/)).toEqual([`POST /phone_numbers/n${a.slice(1)}/actions/enable_emergency`]);
    expect(changes(state)).toEqual([]);
  });

  it('is not touched on a number that rings elsewhere and may not be moved', async () => {
    telnyx.owns(a, { connection_id: '7' });
    telnyx.owns(b, { connection_id: '9' });
    expect((await failed(run())).message).toContain('None of them is moved.');
    expect(telnyx.asked(/enable_emergency/)).toEqual([`POST /phone_numbers/n${a.slice(1)}/actions/enable_emergency`]);
  });

  it('that Telnyx has only accepted waits', async () => {
    telnyx.owns(a, { connection_id: '7' });
    telnyx.owns(b, { connection_id: '7', emergency_status: 'provisioning', emergency_address_id: '56' });
    telnyx.fault(/enable_emergency/, { status: 202, body: { data: null } });
    const state = await run();
    expect(state).toMatchObject({
      emergency: '',
      waiting: { for: `Telnyx to enable emergency calling on ${a}, ${b}` },
    });
    expect(changes(state)).toEqual(['waiting']);
    for (const row of telnyx.account().numbers)
      Object.assign(row, { emergency_status: 'active', emergency_address_id: '56' });
    expect(changes(await run(state))).toEqual([]);
  });

  it('that failed is told with the number, and with the address', async () => {
    telnyx.owns(a, { connection_id: '7' });
    telnyx.owns(b, { connection_id: '7' });
    telnyx.fault(/enable_emergency/, {
      status: 200,
      body: { data: { emergency: { emergency_status: 'provisioning-failed' } } },
    });
    const error = (await failed(run())) as PartialFailure;
    expect(error.reasons.map(String)).toEqual([
      expect.stringMatching(/^\+3120555210[12]: Telnyx couldn't enable emergency calling with address 56/),
    ]);
    expect(changes(error.state as TrunkNumbersState)).toEqual(['emergencyAddress']);
  });

  it('with another address, or off, is a change', async () => {
    telnyx.owns(a);
    telnyx.owns(b);
    const state = await run();
    Object.assign(telnyx.account().numbers[0] ?? {}, { emergency_status: 'disabled' });
    const read = await kind().read({ id: '', state, args: asked(), context: context() });
    expect(changes(read?.state ?? state)).toEqual(['emergencyAddress']);
    const other = kind().diff({ urn: '', id: '', state, args: asked({ emergencyAddress: '99' }) });
    expect(other.map(({ path }) => path)).toEqual(['emergencyAddress']);
  });
});
