import type { LabContext } from '../../context.ts';
import { requirementView } from '../groups/requirements.ts';
import { isoOf } from '../time.ts';
import type { LabTelnyxOrder, LabTelnyxOrderNumber } from './model.ts';
import { deadlineOf } from './settle.ts';
import { isMet, requirementsStatus, statusOf, subOrders } from './status.ts';

const numberFacts = (one: LabTelnyxOrderNumber) => ({
  id: one.id,
  record_type: 'number_order_phone_number',
  phone_number: one.phoneNumber,
  bundle_id: null,
  country_code: one.country,
  phone_number_type: one.type,
  regulatory_requirements: one.requirements.map(requirementView),
  requirements_met: isMet(one),
  requirements_status: requirementsStatus(one),
  status: one.status,
});

const orderFacts = (order: LabTelnyxOrder) => ({
  id: order.id,
  record_type: 'number_order',
  customer_reference: order.customerReference,
  connection_id: order.connectionId,
  billing_group_id: order.billingGroupId,
  messaging_profile_id: order.messagingProfileId,
  phone_numbers_count: order.numbers.length,
  sub_number_orders_ids: [...subOrders(order).keys()],
  requirements_met: order.numbers.every(isMet),
  status: statusOf(order.numbers),
  created_at: isoOf(order.createdAt),
  updated_at: isoOf(order.updatedAt),
});

/** Of one order: its numbers whole. */
export const orderView = (order: LabTelnyxOrder) => ({
  ...orderFacts(order),
  phone_numbers: order.numbers.map((one) => ({ ...numberFacts(one), country_iso_alpha2: one.country })),
});

/** In a list: numbers and their ids alone (SRC NumberOrderListResponse). */
export const listedOrder = (order: LabTelnyxOrder) => ({
  ...orderFacts(order),
  phone_numbers: order.numbers.map(({ id, phoneNumber }) => ({ id, phone_number: phoneNumber })),
});

/** DOC: "Users are expected to have all regulatory requirements uploaded by the deadline, at which point the deadline is erased." */
export const orderNumberView = (lab: LabContext, order: LabTelnyxOrder, one: LabTelnyxOrderNumber) => ({
  ...numberFacts(one),
  is_block_number: false,
  locality: '',
  order_request_id: order.id,
  sub_number_order_id: one.subOrderId,
  deadline: one.status === 'pending' && one.completeFrom === null ? isoOf(deadlineOf(lab, order)) : null,
});

/** A part of an order: the numbers of one country and sort. Its numbers only where they are asked for. */
export const subOrderView = (order: LabTelnyxOrder, id: string, showsNumbers: boolean) => {
  const numbers = subOrders(order).get(id) ?? [];
  const [first] = numbers;
  return {
    id,
    record_type: 'sub_number_order',
    order_request_id: order.id,
    country_code: first?.country,
    phone_number_type: first?.type,
    customer_reference: order.customerReference,
    is_block_sub_number_order: false,
    phone_numbers_count: numbers.length,
    regulatory_requirements: (first?.requirements ?? []).map(requirementView),
    requirements_met: numbers.every(isMet),
    status: statusOf(numbers),
    created_at: isoOf(order.createdAt),
    updated_at: isoOf(order.updatedAt),
    ...(showsNumbers && { phone_numbers: numbers.slice(0, 50).map(numberFacts) }),
  };
};
