/** An amount of money, exactly: never a float. In units of 10^-12. */
export type Money = bigint;

const digits = 12;
const one = 10n ** BigInt(digits);

/** Undefined for what is no amount: a price that can't be read is no price. */
export const readMoney = (text: string | null | undefined): Money | undefined => {
  const [, whole, part = ''] = /^(\d{1,12})(?:\.(\d{1,12}))?$/.exec(text?.trim() ?? '') ?? [];
  return whole === undefined ? undefined : BigInt(whole) * one + BigInt(part.padEnd(digits, '0'));
};

/** With two places at least, and more where they are needed. */
export const writeMoney = (money: Money): string => {
  const part = String(money % one)
    .padStart(digits, '0')
    .replace(/0+$/, '')
    .padEnd(2, '0');
  return `${money / one}.${part}`;
};

export const addMoney = (some: readonly Money[]): Money => some.reduce((all, each) => all + each, 0n);
