import type { LabTelnyxOrder, LabTelnyxOrderNumber } from './model.ts';

type RequirementsStatus =
  | 'approved'
  | 'cancelled'
  | 'requirement-info-exception'
  | 'requirement-info-pending'
  | 'requirement-info-under-review';

/** How it stands with what the regulator asks for (DOC number-orders). */
export const requirementsStatus = ({ status, requirements }: LabTelnyxOrderNumber): RequirementsStatus => {
  if (status === 'cancelled') return 'cancelled';
  const has = (one: string) => requirements.some((asked) => asked.status === one);
  if (has('declined')) return 'requirement-info-exception';
  if (has('awaiting-value')) return 'requirement-info-pending';
  return has('pending-approval') ? 'requirement-info-under-review' : 'approved';
};

/** `requirements_met`: all is given and approved. */
export const isMet = (one: LabTelnyxOrderNumber): boolean => requirementsStatus(one) === 'approved';

/** Of an order, or of a part of it: pending while one is, then success only if all succeeded (how a mixed end is told is assumed). */
export const statusOf = (numbers: readonly LabTelnyxOrderNumber[]): LabTelnyxOrderNumber['status'] => {
  const all = new Set(numbers.map(({ status }) => status));
  if (all.has('pending')) return 'pending';
  if (all.size === 1) return [...all][0] ?? 'failure';
  return 'failure';
};

/** Numbers of one part, by its id. */
export const subOrders = ({ numbers }: LabTelnyxOrder): Map<string, LabTelnyxOrderNumber[]> => {
  const parts = new Map<string, LabTelnyxOrderNumber[]>();
  for (const one of numbers) parts.set(one.subOrderId, [...(parts.get(one.subOrderId) ?? []), one]);
  return parts;
};
