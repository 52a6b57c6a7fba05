import type { LabContext } from '../../context.ts';
import { spend } from '../account.ts';
import { endReview } from '../groups/change.ts';
import { isComplete } from '../groups/requirements.ts';
import { dropNumber, ownNumber } from '../numbers/change.ts';
import type { LabTelnyxNumber } from '../numbers/model.ts';
import type { LabTelnyxOrder, LabTelnyxOrderNumber } from './model.ts';
import { requirementsStatus } from './status.ts';

/** What a number's group says by now counts for it too. */
const byGroup = ({ store, clock }: LabContext, one: LabTelnyxOrderNumber): LabTelnyxOrderNumber => {
  const group = store.get('telnyxGroup', one.requirementGroupId ?? '');
  if (group === undefined || one.approvedAt !== null || one.requirements.length === 0) return one;
  if (group.status === 'approved') {
    const now = clock.now();
    return { ...one, requirements: group.requirements, completeFrom: one.completeFrom ?? now, approvedAt: now };
  }
  const isOver = group.status === 'declined' || group.status === 'expired';
  if (!isOver) return one;
  return { ...one, requirements: group.requirements.map((asked) => ({ ...asked, status: 'declined' as const })) };
};

/** Who looks it through has done so. */
const byReview = ({ clock, switches }: LabContext, one: LabTelnyxOrderNumber): LabTelnyxOrderNumber => {
  if (one.approvedAt !== null || one.completeFrom === null) return one;
  if (one.requirements.some(({ status }) => status === 'declined')) return one;
  const at = one.completeFrom + switches.telnyxReviewSeconds * 1000;
  if (at > clock.now()) return one;
  const requirements = one.requirements.map((asked) => ({ ...asked, status: 'approved' as const }));
  return { ...one, requirements, approvedAt: at };
};

const ended = (lab: LabContext, order: LabTelnyxOrder, one: LabTelnyxOrderNumber): LabTelnyxOrderNumber => {
  const now = lab.clock.now();
  if (one.approvedAt !== null && one.approvedAt + lab.switches.telnyxOrderSeconds * 1000 <= now) {
    return { ...one, status: one.fails ? 'failure' : 'success' };
  }
  const deadline = deadlineOf(lab, order);
  return !isComplete(one.requirements) && deadline <= now ? { ...one, status: 'cancelled' } : one;
};

export const deadlineOf = ({ switches }: Pick<LabContext, 'switches'>, { createdAt }: LabTelnyxOrder): number =>
  createdAt + switches.telnyxDeadlineSeconds * 1000;

/** What the account shows of a number that is being ordered. */
const shownStatus = (one: LabTelnyxOrderNumber): LabTelnyxNumber['status'] => {
  if (one.status === 'success') return 'active';
  if (one.status === 'failure') return 'purchase-failed';
  const of = requirementsStatus(one);
  if (of !== 'approved' && of !== 'cancelled') return of;
  return one.requirements.length === 0 ? 'purchase-pending' : 'provision-pending';
};

/** The account shows what became of a number in an order. */
export const show = (lab: LabContext, before: LabTelnyxOrderNumber, one: LabTelnyxOrderNumber): void => {
  const number = ownNumber(lab.store, one.phoneNumber);
  if (number === undefined) return;
  const now = lab.clock.now();
  if (one.status === 'cancelled') dropNumber(lab, number);
  else {
    const activatedAt = one.status === 'success' ? now : number.activatedAt;
    lab.store.put('telnyxNumber', number.id, { ...number, status: shownStatus(one), activatedAt, updatedAt: now });
  }
  // What comes to nothing is paid back (assumed).
  if (before.status === 'pending' && (one.status === 'failure' || one.status === 'cancelled')) spend(lab, -one.paid);
};

/** An order goes on by the lab's clock. */
export const settleOrder = (lab: LabContext, order: LabTelnyxOrder): void => {
  if (!order.numbers.some(({ status }) => status === 'pending')) return;
  const numbers = order.numbers.map((before) => {
    if (before.status !== 'pending') return before;
    const after = ended(lab, order, byReview(lab, byGroup(lab, before)));
    show(lab, before, after);
    return after;
  });
  if (JSON.stringify(numbers) === JSON.stringify(order.numbers)) return;
  Object.assign(order, { numbers, updatedAt: lab.clock.now() });
  lab.store.put('telnyxOrder', order.id, order);
};

/** Before each request: what has ended by now, groups first. */
export const settleOrders = (lab: LabContext): void => {
  for (const group of lab.store.list('telnyxGroup')) {
    const at = (group.reviewFrom ?? Number.POSITIVE_INFINITY) + lab.switches.telnyxReviewSeconds * 1000;
    if (at <= lab.clock.now()) endReview(lab, group, 'approved', at);
  }
  for (const order of lab.store.list('telnyxOrder')) settleOrder(lab, order);
};
