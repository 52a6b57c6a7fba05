import { z } from 'zod';
import type { LabContext } from '../../context.ts';
import type { Rows } from '../../store.ts';
import { type Body, checked } from '../body.ts';
import { notFound, refuseIfAny, unprocessable } from '../error.ts';
import { findGroup } from '../groups/change.ts';
import { givenValues, isComplete, strayValues, withValues } from '../groups/requirements.ts';
import type { LabTelnyxOrder, LabTelnyxOrderNumber } from './model.ts';
import { settleOrder, show } from './settle.ts';

const values = z.strictObject({ regulatory_requirements: givenValues.default([]) });
const withReference = values.extend({ customer_reference: z.string().optional() });
const group = z.strictObject({ requirement_group_id: z.string() });

export const findOrder = (rows: Rows, id: string): LabTelnyxOrder => {
  const found = rows.get('telnyxOrder', id);
  if (found === undefined) throw notFound();
  return found;
};

/** The order that has a number, or a part, of this id. */
export const orderWith = (rows: Rows, is: (one: LabTelnyxOrderNumber) => boolean): LabTelnyxOrder => {
  const found = rows.list('telnyxOrder').find(({ numbers }) => numbers.some(is));
  if (found === undefined) throw notFound();
  return found;
};

interface Change {
  readonly of: (one: LabTelnyxOrderNumber) => boolean;
  readonly to: (one: LabTelnyxOrderNumber) => LabTelnyxOrderNumber;
}

const write = (lab: LabContext, order: LabTelnyxOrder, { of, to }: Change): void => {
  const numbers = order.numbers.map((one) => (of(one) && one.status === 'pending' ? to(one) : one));
  Object.assign(order, { numbers, updatedAt: lab.clock.now() });
  lab.store.put('telnyxOrder', order.id, order);
  settleOrder(lab, order);
};

/** What the regulator asks for is given, for one number, a part or all. */
export const giveValues = (
  lab: LabContext,
  order: LabTelnyxOrder,
  of: (one: LabTelnyxOrderNumber) => boolean,
  body: Body,
): void => {
  const given = checked(values, body, lab.switches.telnyxUnknownParameters).regulatory_requirements;
  refuseIfAny(
    strayValues(
      order.numbers.filter(of).flatMap(({ requirements }) => requirements),
      given,
    ),
  );
  const now = lab.clock.now();
  const to = (one: LabTelnyxOrderNumber): LabTelnyxOrderNumber => {
    const requirements = withValues(one.requirements, given);
    return { ...one, requirements, completeFrom: isComplete(requirements) ? now : null };
  };
  write(lab, order, { of, to });
};

/** A group's answers count for the numbers, once it is approved. */
export const giveGroup = (
  lab: LabContext,
  order: LabTelnyxOrder,
  of: (one: LabTelnyxOrderNumber) => boolean,
  body: Body,
): void => {
  const { requirement_group_id: id } = checked(group, body, lab.switches.telnyxUnknownParameters);
  const { requirements, country, type } = findGroup(lab.store, id);
  const [first] = order.numbers.filter(of);
  if (first?.country !== country || first.type !== type) {
    throw unprocessable('/requirement_group_id', 'does not match the phone number');
  }
  const now = lab.clock.now();
  const to = (one: LabTelnyxOrderNumber): LabTelnyxOrderNumber => ({
    ...one,
    requirementGroupId: id,
    requirements: structuredClone(requirements),
    completeFrom: isComplete(requirements) ? now : null,
  });
  write(lab, order, { of, to });
};

/** PATCH /number_orders/{id}. */
export const changeOrder = (lab: LabContext, id: string, body: Body): LabTelnyxOrder => {
  const order = findOrder(lab.store, id);
  const { customer_reference: reference, ...rest } = checked(withReference, body, lab.switches.telnyxUnknownParameters);
  if (rest.regulatory_requirements.length > 0) giveValues(lab, order, () => true, rest);
  if (reference !== undefined) {
    Object.assign(order, { customerReference: reference, updatedAt: lab.clock.now() });
    lab.store.put('telnyxOrder', id, order);
  }
  return order;
};

/** PATCH /sub_number_orders/{id}/cancel: pending ones alone (SRC). */
export const cancelSubOrder = (lab: LabContext, id: string): LabTelnyxOrder => {
  const order = orderWith(lab.store, ({ subOrderId }) => subOrderId === id);
  const of = (one: LabTelnyxOrderNumber) => one.subOrderId === id;
  if (!order.numbers.some((one) => of(one) && one.status === 'pending')) {
    throw unprocessable('/', 'Only pending sub number orders can be cancelled.');
  }
  endNumbers(lab, order, of, 'cancelled');
  return order;
};

/** Numbers of an order end so, by whatever decides it: a person there, or a test's button. */
export const endNumbers = (
  lab: LabContext,
  order: LabTelnyxOrder,
  of: (one: LabTelnyxOrderNumber) => boolean,
  how: 'success' | 'failure' | 'cancelled',
): void => {
  const now = lab.clock.now();
  const past = now - lab.switches.telnyxOrderSeconds * 1000;
  const approved = (one: LabTelnyxOrderNumber) => ({
    ...one,
    requirements: one.requirements.map((asked) => ({
      ...asked,
      value: asked.value ?? 'given to the support',
      status: 'approved' as const,
    })),
    completeFrom: now,
    approvedAt: past,
    fails: how === 'failure',
  });
  const cancelled = (one: LabTelnyxOrderNumber) => {
    const after = { ...one, status: 'cancelled' as const };
    show(lab, one, after);
    return after;
  };
  write(lab, order, { of, to: how === 'cancelled' ? cancelled : approved });
};
