/** Sorts of numbers (SRC phone_number_type). */
export const numberTypes = ['local', 'national', 'mobile', 'toll_free', 'shared_cost'] as const;
export type NumberType = (typeof numberTypes)[number];

/** A row of numbers for sale, keyed by its first. */
export interface LabTelnyxBlock {
  country: string;
  /** National destination code. */
  areaCode: string;
  type: NumberType;
  /** With `+`. */
  first: string;
  count: number;
  locality: string;
  features: string[];
  /** Texts, in `currency`. */
  monthlyCost: string;
  upfrontCost: string;
  currency: string;
  /** Whether the country's regulator asks for something. */
  regulated: boolean;
  /** Orders of these numbers end in failure. */
  fails: boolean;
}
