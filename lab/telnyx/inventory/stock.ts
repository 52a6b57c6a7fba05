import type { Rows } from '../../store.ts';
import type { LabTelnyxBlock } from './model.ts';

const numberAt = ({ first }: LabTelnyxBlock, at: number): string => {
  const digits = first.slice(1);
  return `+${(BigInt(digits) + BigInt(at)).toString().padStart(digits.length, '0')}`;
};

const numbersOf = (block: LabTelnyxBlock): string[] =>
  Array.from({ length: block.count }, (_, at) => numberAt(block, at));

/** The row that a number is for sale in. */
export const blockOf = (rows: Rows, phoneNumber: string): LabTelnyxBlock | undefined =>
  rows.list('telnyxBlock').find((block) => {
    if (block.first.length !== phoneNumber.length || !/^\+\d+$/.test(phoneNumber)) return false;
    const at = BigInt(phoneNumber.slice(1)) - BigInt(block.first.slice(1));
    return at >= 0n && at < BigInt(block.count);
  });

/** Numbers that somebody has: of this account, or given back by it, when others may have them. */
const gone = (rows: Rows): Set<string> =>
  new Set([
    ...rows.list('telnyxNumber').map(({ phoneNumber }) => phoneNumber),
    ...((rows.get('setting', 'telnyxGone')?.numbers as readonly string[] | undefined) ?? []),
  ]);

export const isForSale = (rows: Rows, phoneNumber: string): boolean =>
  blockOf(rows, phoneNumber) !== undefined && !gone(rows).has(phoneNumber);

/** What is left of a row. */
export const leftOf = (rows: Rows, block: LabTelnyxBlock): string[] => {
  const taken = gone(rows);
  return numbersOf(block).filter((one) => !taken.has(one));
};
