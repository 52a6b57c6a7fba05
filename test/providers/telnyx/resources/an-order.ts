import { createNumberOrderKind } from '../../../../providers/telnyx/resources/number-order/kind.ts';
import type { NumberOrderArgs, NumberOrderState } from '../../../../providers/telnyx/schema/number-order.ts';
import { telnyxAtWork } from '../a-telnyx.ts';

export const urn = 'urn:pulumi:contoso::trunkline::telnyx:index:NumberOrder::2026-12';
export const first = '+31205552101';
export const second = '+31205552102';
export const approved = { approvedCount: 10, approvedMonthlyCost: '20', approvedUpfrontCost: '10', currency: 'USD' };
export const two = { numbers: [first, second] };

export const argsOf = (more: Partial<NumberOrderArgs> = {}): NumberOrderArgs => ({
  reference: '2026-12',
  numbers: [first],
  ...approved,
  ...more,
});

/** What a step ended with. */
export const failed = async (work: Promise<unknown>): Promise<Error> =>
  work.then(
    () => new Error('it went well'),
    (error: Error) => error,
  );

/** A Telnyx in memory, and orders as each run of the engine has them. */
export const ordersAtWork = () => {
  const telnyx = telnyxAtWork();
  return {
    telnyx,
    create: async (
      args = argsOf(),
      { session = telnyx.run(), context = telnyx.context('NumberOrder') } = {},
    ): Promise<{ state: NumberOrderState; lines: string[] }> => {
      const { state } = await createNumberOrderKind(session).create({ args, context });
      return { state, lines: context.lines };
    },
    update: async (state: NumberOrderState, args = argsOf(), context = telnyx.context('NumberOrder')) =>
      (await createNumberOrderKind(telnyx.run()).update({ id: state.orderId, args, state, context })).state,
    check: (news: object, oldState?: NumberOrderState) =>
      createNumberOrderKind(telnyx.run())
        .check({ urn, news: { ...news }, ...(oldState && { oldState, olds: argsOf() }) })
        .failures.map(({ reason }) => reason),
    /** How often an order was sent. */
    ordered: () => telnyx.asked(/^POST \/number_orders/).length,
  };
};
