import { describe, expect, it } from 'vitest';
import type { PartialFailure } from '../../../../providers/kit/resource.ts';
import { createNumberOrderKind } from '../../../../providers/telnyx/resources/number-order/kind.ts';
import { createTrunkNumbersKind } from '../../../../providers/telnyx/resources/trunk-numbers/kind.ts';
import type { TrunkNumbersArgs, TrunkNumbersState } from '../../../../providers/telnyx/schema/trunk-numbers.ts';
import { telnyxAtWork } from '../a-telnyx.ts';
import { failed } from './an-order.ts';

const telnyx = telnyxAtWork();
const [a, b, c] = ['+31205552101', '+31205552102', '+31205552103'];
const lines = (...numbers: string[]) => numbers.map((number) => `${number}\n`).join('');
const context = (signal?: AbortSignal) => telnyx.context('TrunkNumbers', 'trunk', signal);
const { urn } = context();
const kind = () => createTrunkNumbersKind(telnyx.run());
type Args = Omit<TrunkNumbersArgs, 'numbers'> & { numbers: string };
const argsOf = (numbers: string[], more: Partial<Args> = {}): Args => ({
  connectionId: '7',
  numbers: lines(...numbers),
  ...more,
});
const create = async (args: Args, on = context()) => (await kind().create({ args, context: on })).state;
const update = async (state: TrunkNumbersState, args: Args) =>
  (await kind().update({ id: '', args, state, context: context() })).state;
const broken = async (work: Promise<unknown>) => (await failed(work)) as PartialFailure & { state: TrunkNumbersState };
const at = () => Object.fromEntries(telnyx.account().numbers.map((row) => [row.phone_number, row.connection_id]));
const written = () => telnyx.written().map(({ request }) => request);
const check = (news: object, oldState?: TrunkNumbersState) =>
  kind().check({ urn, news: { connectionId: '7', ...news }, ...(oldState && { oldState }) });
const foresee = async (args: Args, state?: TrunkNumbersState) => {
  const on = context();
  await kind().foresee?.({ args, ...(state && { state }), context: on });
  return on.lines.join('\n');
};

describe('numbers of the account', () => {
  it('ring at the connection, and only what differs is written', async () => {
    telnyx.owns(a);
    telnyx.owns(b, { connection_id: '7' });
    telnyx.owns(c);
    expect(await create(argsOf([a, b]))).toEqual({ connectionId: '7', numbers: lines(a, b) });
    expect(written()).toEqual([`PATCH /phone_numbers/n${a.slice(1)}`]);
    expect(at()[c]).toBeNull();
  });

  it('that it does not have are told, each with what to do, and the others ring', async () => {
    telnyx.owns(a);
    for (const status of ['deleted', 'ported-out', 'purchase-failed', 'port-failed']) telnyx.owns(b, { status });
    const error = await broken(create(argsOf([a, b, c])));
    expect(error.reasons.map(String)).toEqual([
      expect.stringContaining(`${b}: the account at Telnyx has no such number.`),
      expect.stringContaining(`${c}: the account`),
    ]);
    expect(error.message).toContain('order it (sipTrunk.telnyx.orders)');
    expect(error.state.numbers).toBe(lines(a));
    expect(
      kind()
        .diff({ urn, id: '', state: error.state, args: argsOf([a, b, c]) })
        .map(({ path }) => path),
    ).toEqual(['numbers', `["add ${b}"]`, `["add ${c}"]`]);
  });

  it('are found though an earlier one of the same number is gone', async () => {
    telnyx.owns(a);
    telnyx.owns(a, { id: 'old', status: 'deleted' });
    expect((await create(argsOf([a]))).numbers).toBe(lines(a));
  });

  it('are moved from another connection by a word of its own alone', async () => {
    telnyx.owns(a, { connection_id: '9', connection_name: 'Office' });
    telnyx.owns(b, { connection_id: '9' });
    telnyx.owns(c);
    const error = await broken(create(argsOf([a, b, c], { approvedMoves: 1 })));
    expect(error.message).toContain(
      `2 numbers ring at another connection of the account: ${a} (at "Office"), ${b} (at "9"). The tenant file approves 1. None of them is moved.`,
    );
    expect(error.message).toContain('approvals: { trunkNumbers: { count: 2');
    expect(at()).toEqual({ [a]: '9', [b]: '9', [c]: '7' });
    await expect(foresee(argsOf([a, b]))).rejects.toThrow('2 numbers ring at another connection');
    await create(argsOf([a, b, c], { approvedMoves: 2 }));
    expect(at()).toEqual({ [a]: '7', [b]: '7', [c]: '7' });
  });

  it('that are not active yet wait, and the next run goes on', async () => {
    telnyx.owns(a, { status: 'purchase-pending' });
    telnyx.owns(b);
    const state = await create(argsOf([a, b]));
    expect(state).toMatchObject({
      numbers: lines(b),
      waiting: { since: '2026-12-01T08:00:00.000Z', for: `Telnyx to activate ${a} (purchase-pending)` },
    });
    expect(at()[a]).toBeNull();
    Object.assign(telnyx.account().numbers[0] ?? {}, { status: 'active' });
    expect(
      kind()
        .diff({ urn, id: '', state, args: argsOf([a, b]) })
        .map(({ path }) => path),
    ).toContain('waiting');
    expect(await update(state, argsOf([a, b]))).toEqual({ connectionId: '7', numbers: lines(a, b) });
  });

  it('that an order of the same run has are waited for, where the account does not show them yet', async () => {
    const session = telnyx.run();
    const order = {
      reference: '2026-12',
      numbers: [a],
      approvedCount: 1,
      approvedMonthlyCost: '9',
      approvedUpfrontCost: '9',
      currency: 'USD',
    };
    telnyx.offer(a);
    const on = context();
    await createNumberOrderKind(session).foresee?.({ args: order, context: on });
    await createTrunkNumbersKind(session).foresee?.({ args: argsOf([a]), context: on });
    expect(on.lines).toContain(`To be there by an order: ${a}.`);
    const run = telnyx.run();
    await createNumberOrderKind(run).create({ args: order, context: on });
    const { state } = await createTrunkNumbersKind(run).create({ args: argsOf([a]), context: on });
    expect(state).toMatchObject({ numbers: '', waiting: { for: `Telnyx to show what was ordered: ${a}` } });
    telnyx.owns(a);
    expect(await update(state, argsOf([a]))).toEqual({ connectionId: '7', numbers: lines(a) });
  });

  it('that are taken out go on ringing', async () => {
    telnyx.owns(a);
    telnyx.owns(b);
    const state = await create(argsOf([a, b]));
    expect(await foresee(argsOf([a]), state)).toContain(
      `They go on ringing at the connection, since taking a number out moves nothing: ${b}.`,
    );
    await update(state, argsOf([a]));
    expect(at()[b]).toBe('7');
  });
});

describe('a write to a number', () => {
  it('that is refused is told with the number, and the rest is done', async () => {
    for (const one of [a, b, c]) telnyx.owns(one);
    telnyx.fault(new RegExp(`PATCH /phone_numbers/n${b.slice(1)}`), {
      status: 422,
      body: {
        errors: [
          { code: '10015', title: 'Bad Request', detail: 'not this one', source: { pointer: '/connection_id' } },
        ],
      },
    });
    const error = await broken(create(argsOf([a, b, c])));
    expect(error.reasons).toHaveLength(1);
    expect(error.message).toContain(
      `let ${b} ring at the connection: HTTP 422, 10015: Bad Request: not this one (/connection_id) (request req-`,
    );
    expect(error.state.numbers).toBe(lines(a, c));
  });

  it('whose reply is lost counts as what is there', async () => {
    for (const one of [a, b]) telnyx.owns(one);
    telnyx.fault(new RegExp(`PATCH /phone_numbers/n${a.slice(1)}`), 'lost after');
    telnyx.fault(new RegExp(`PATCH /phone_numbers/n${b.slice(1)}`), 'lost before');
    const error = await broken(create(argsOf([a, b])));
    expect(error.reasons).toHaveLength(1);
    expect(error.message).toContain(`let ${b} ring`);
    expect(error.state.numbers).toBe(lines(a));
    expect(written()).toHaveLength(2);
  });

  it('is tried again after 429, as long as Telnyx says', async () => {
    telnyx.owns(a);
    telnyx.fault(/^PATCH/, { status: 429, headers: { 'retry-after': '17' } });
    expect((await create(argsOf([a]))).numbers).toBe(lines(a));
    expect(telnyx.waited()).toEqual([17]);
  });

  it('is not begun after a cancel, and what is done is kept', async () => {
    const stop = new AbortController();
    for (let at = 0; at < 150; at += 1) telnyx.owns(`+312055530${String(at).padStart(2, '0')}`);
    const numbers = telnyx.account().numbers.map((row) => String(row.phone_number));
    const on = context(stop.signal);
    const account = telnyx.run().account(on);
    const writes = numbers.map((number) => ({
      ...{
        change: { kind: 'TrunkNumbers', object: number, to: '7' },
        doing: number,
        row: { safeParse: (data: unknown) => ({ success: true, data }) } as never,
      },
      send: (api: { phoneNumbers: { update(id: string, body: object): PromiseLike<{ data?: unknown }> } }) => {
        stop.abort();
        return api.phoneNumbers.update(`n${number.slice(1)}`, { connection_id: '7' });
      },
    }));
    const ends = (await account?.writeEach(writes as never)) ?? [];
    expect(ends.filter((end) => 'row' in end)).toHaveLength(100);
    expect(ends.filter((end) => 'error' in end && end.error.message.includes('cancelled, and not sent'))).toHaveLength(
      50,
    );
  });
});

describe('the list of numbers', () => {
  it('is read whole, page by page, once', async () => {
    for (let at = 0; at < 600; at += 1) telnyx.owns(`+3120${String(5_000_000 + at)}`, { connection_id: '7' });
    const numbers = telnyx.account().numbers.map((row) => String(row.phone_number));
    expect((await create(argsOf(numbers))).numbers.split('\n')).toHaveLength(601);
    expect(telnyx.asked()).toHaveLength(3);
  });

  it('that changes meanwhile is read anew, and is never a shorter one', async () => {
    telnyx.owns(a);
    const less = { data: [], meta: { total_pages: 1, total_results: 1 } };
    telnyx.fault(/^GET \/phone_numbers/, { status: 200, after: true, body: less }, 2);
    expect((await create(argsOf([a]))).numbers).toBe(lines(a));
    telnyx.fault(/^GET \/phone_numbers/, { status: 200, after: true, body: less }, 3);
    expect((await failed(create(argsOf([a])))).message).toContain('so it is not known whole');
  });

  it.each([
    [{ data: [{ id: 'n1' }], meta: { total_pages: 1, total_results: 1 } }, 'phone_number: '],
    [{ meta: {} }, 'no page of a list'],
  ])('that is not understood is an error', async (body, said) => {
    telnyx.owns(a);
    telnyx.fault(/^GET \/phone_numbers/, { status: 200, after: true, body });
    expect((await failed(create(argsOf([a])))).message).toContain(said);
    expect(written()).toEqual([]);
  });
});

describe('a refresh', () => {
  it('sees a number that somebody took away', async () => {
    telnyx.owns(a);
    telnyx.owns(b);
    const args = argsOf([a, b]);
    const state = await create(args);
    Object.assign(telnyx.account().numbers[1] ?? {}, { connection_id: '9' });
    const read = await kind().read({ id: '', state, args, context: context() });
    expect(read?.state.numbers).toBe(lines(a));
    expect(
      kind()
        .diff({ urn, id: '', state: read?.state ?? state, args })
        .map(({ path }) => path),
    ).toEqual(['numbers', `["add ${b}"]`]);
  });
});

describe('a preview', () => {
  it('tells what it can while the connection is not known', async () => {
    telnyx.owns(a);
    telnyx.owns(b, { status: 'requirement-info-pending' });
    const connectionId = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';
    const said = await foresee(argsOf([a, b, c], { connectionId }));
    expect(said).toContain(`${c}: the account at Telnyx has no such number.`);
    expect(said).toContain(`Not active at Telnyx yet: ${b} (requirement-info-pending).`);
    expect(said).toContain(`To ring at the connection: ${a} (1).`);
    expect(written()).toEqual([]);
  });

  it('without a key says that it can not tell', async () => {
    const on = context();
    await createTrunkNumbersKind(telnyx.run({ key: '' })).foresee?.({ args: argsOf([a]), context: on });
    expect(on.lines.join()).toContain("can't be told: Telnyx' key isn't set.");
  });
});

describe('arguments', () => {
  it('are one text, from a list, its JSON, or lines', () => {
    for (const numbers of [[b, a, b], JSON.stringify([b, a]), lines(a, b)])
      expect(check({ numbers }).args.numbers).toBe(lines(a, b));
    expect(check({ numbers: ['0205552101'] }).failures).toHaveLength(1);
  });
});

describe('a destroy', () => {
  it('leaves every number where it is, and says so', async () => {
    telnyx.owns(a);
    const state = await create(argsOf([a]));
    telnyx.forget();
    const on = context();
    await kind().delete({ id: '', state, context: on });
    expect(on.lines.join()).toContain('1 number rings where before, and stays in the account');
    expect(telnyx.asked()).toEqual([]);
  });
});
