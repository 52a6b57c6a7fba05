import type { FileRule } from './compose.ts';

/**
 * A dial plan's rules when people may also dial a prefix first, such as 9 for an outside line.
 *
 * Each rule gets a twin that demands the prefix, and all twins stand first, in the same order. So dialling with the prefix
 * reaches exactly what dialling without it reaches, whatever the rules are; and since no rule changes, neither does
 * dialling without it, unless what is dialled is itself the prefix and something that a rule takes.
 *
 * @example
 * withExternalPrefix([{ name: 'National', pattern: '^0([1-9]\\d{8})$', … }], '9')
 * // National (9)  ^90([1-9]\d{8})$  +31$1, then National as it was
 */
export const withExternalPrefix = (rules: readonly FileRule[], prefix: string): FileRule[] => [
  ...rules.map((rule) => ({ ...rule, name: `${rule.name} (${prefix})`, pattern: prefixed(rule.pattern, prefix) })),
  ...rules,
];

const prefixed = (pattern: string, prefix: string): string => `^${prefix.replaceAll('*', '\\*')}${pattern.slice(1)}`;
