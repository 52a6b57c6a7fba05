import { z } from 'zod';
import type { LabContext } from '../../context.ts';
import { canSpend, spend } from '../account.ts';
import { type Body, checked } from '../body.ts';
import { refuseIfAny, type TelnyxError, TelnyxRefusal } from '../error.ts';
import { askedFor, isComplete } from '../groups/requirements.ts';
import { nextUuid } from '../ids.ts';
import { blockOf, isForSale } from '../inventory/stock.ts';
import { addNumber, ownNumber } from '../numbers/change.ts';
import type { LabTelnyxOrder, LabTelnyxOrderNumber } from './model.ts';
import { settleOrder } from './settle.ts';

const wanted = z.strictObject({
  phone_number: z.string(),
  bundle_id: z.string().optional(),
  requirement_group_id: z.string().optional(),
});
/** What may be said of an order (SRC NumberOrderCreateParams). */
export const orderFields = z.strictObject({
  billing_group_id: z.string().optional(),
  connection_id: z.string().optional(),
  customer_reference: z.string().optional(),
  messaging_profile_id: z.string().optional(),
  // Optional in the types; without numbers there is nothing to order (assumed).
  phone_numbers: z.array(wanted).min(1, 'You must provide at least 1 phone number.'),
});

type Wanted = z.output<typeof wanted>;

const gone = 'The requested parameter is invalid as the associated resource does not exist.';

/** What makes the number itself impossible, whoever asks. */
const unavailable = ({ store }: LabContext, { phone_number: number }: Wanted): string | undefined => {
  if (ownNumber(store, number) !== undefined) return 'The phone number is already on the account.';
  if (!isForSale(store, number)) return 'The phone number is not available.';
  // "Only phone numbers that were previously returned in a search request can be ordered" (DOC number-orders).
  if (store.get('telnyxOffered', number) === undefined) return 'The phone number was not returned by a search.';
  return undefined;
};

const groupProblem = ({ store, switches }: LabContext, one: Wanted, pointer: string): TelnyxError[] => {
  const block = blockOf(store, one.phone_number);
  const at = `${pointer}/requirement_group_id`;
  if (one.requirement_group_id === undefined) {
    const isNeeded = block?.regulated === true && switches.telnyxRequirementGroups === 'needed';
    return isNeeded ? [{ code: '10004', detail: 'A required parameter was missing.', pointer: at }] : [];
  }
  const group = store.get('telnyxGroup', one.requirement_group_id);
  if (group === undefined) return [{ code: '10017', detail: gone, pointer: at }];
  const fits = block === undefined || (group.country === block.country && group.type === block.type);
  const isForOrders = group.action === 'ordering';
  return fits && isForOrders ? [] : [{ code: '10015', detail: 'does not match the phone number', pointer: at }];
};

/** What is wrong with an order before anything is bought; words assumed. */
const problemsOf = (lab: LabContext, body: z.output<typeof orderFields>): TelnyxError[] => {
  const { connection_id: connection, phone_numbers: numbers } = body;
  const seen = new Set<string>();
  return [
    ...(connection === undefined || lab.store.get('telnyxConnection', connection) !== undefined
      ? []
      : [{ code: '10017', detail: gone, pointer: '/connection_id' } as const]),
    ...numbers.flatMap((one, index): TelnyxError[] => {
      const at = `/phone_numbers/${index}`;
      if (!/^\+[1-9]\d{6,14}$/.test(one.phone_number)) {
        const detail = 'The specified phone number parameter must be in +E.164 format.';
        return [{ code: '10016', detail, pointer: `${at}/phone_number` }];
      }
      const isTwice = seen.has(one.phone_number);
      seen.add(one.phone_number);
      if (isTwice) return [{ code: '10015', detail: 'is in the order twice', pointer: `${at}/phone_number` }];
      const detail = unavailable(lab, one);
      const isRefused = detail !== undefined && lab.switches.telnyxTakenNumbers === 'refused';
      return [
        ...(isRefused ? [{ code: '10015', detail, pointer: `${at}/phone_number` } as const] : []),
        ...groupProblem(lab, one, at),
      ];
    }),
  ];
};

/** POST /number_orders. Sent twice it is two orders: nothing but the reference tells that both are one (the point of it). */
export const placeOrder = (lab: LabContext, body: Body): LabTelnyxOrder => {
  const given = checked(orderFields, body, lab.switches.telnyxUnknownParameters);
  refuseIfAny(problemsOf(lab, given));
  const now = lab.clock.now();
  const id = nextUuid(lab);
  const subOrders = new Map<string, string>();
  const numbers = given.phone_numbers.map((one) => orderNumber(lab, one, subOrders));
  const sum = numbers.reduce((total, { paid }) => total + paid, 0);
  if (!canSpend(lab.store, sum)) {
    const detail = 'You do not have enough credit to perform this action.';
    throw new TelnyxRefusal(422, [{ code: '20100', detail, pointer: '/' }]);
  }
  spend(lab, sum);
  const order: LabTelnyxOrder = {
    id,
    customerReference: given.customer_reference ?? null,
    connectionId: given.connection_id ?? null,
    billingGroupId: given.billing_group_id ?? null,
    messagingProfileId: given.messaging_profile_id ?? null,
    numbers,
    createdAt: now,
    updatedAt: now,
  };
  lab.store.put('telnyxOrder', id, order);
  for (const { phoneNumber, country, type, status } of numbers) {
    if (status !== 'pending') continue;
    const { connectionId, customerReference, billingGroupId } = order;
    const facts = { phoneNumber, country, type, connectionId, customerReference, billingGroupId };
    addNumber(lab, { ...facts, status: 'purchase-pending', source: 'number_order' });
  }
  settleOrder(lab, order);
  return order;
};

const orderNumber = (lab: LabContext, one: Wanted, subOrders: Map<string, string>): LabTelnyxOrderNumber => {
  const { phone_number: phoneNumber, requirement_group_id: groupId = null } = one;
  const block = blockOf(lab.store, phoneNumber);
  const isHad = block !== undefined && unavailable(lab, one) === undefined;
  const { country, type } = block ?? { country: 'US', type: 'local' as const };
  const group = groupId === null ? undefined : lab.store.get('telnyxGroup', groupId);
  const requirements = block?.regulated === true ? (group?.requirements ?? askedFor(country, type)) : [];
  const sort = `${country}/${type}`;
  const subOrderId = subOrders.get(sort) ?? nextUuid(lab);
  subOrders.set(sort, subOrderId);
  const now = lab.clock.now();
  return {
    id: nextUuid(lab),
    subOrderId,
    phoneNumber,
    country,
    type,
    requirementGroupId: groupId,
    requirements: structuredClone(requirements),
    status: isHad ? 'pending' : 'failure',
    completeFrom: isComplete(requirements) ? now : null,
    approvedAt: requirements.every(({ status }) => status === 'approved') ? now : null,
    fails: block?.fails === true,
    paid: isHad ? Number(block.monthlyCost) + Number(block.upfrontCost) : 0,
  };
};
