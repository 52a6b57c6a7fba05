import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';

/** Exceptions whose reason is word for word that of another tenant's: copied, so that nobody gave a reason for this one. */
export const exceptionCopied = ({ tenant, exceptionsElsewhere }: Facts): Finding[] =>
  Object.entries(tenant.exceptions).flatMap(([rule, { reason }]): Finding[] => {
    const other = exceptionsElsewhere.find((one) => one.rule === rule && one.reason.trim() === reason.trim());
    if (!other) return [];
    return [
      {
        kind: 'exception-copied',
        level: 'warning',
        certainty: 'proved',
        part: { kind: 'exception', name: rule },
        what: `The exception from "${rule}" has the very reason that stands in ${other.file}: ${JSON.stringify(reason)}.`,
        why: 'A reason that came with a copied file is no word of a person who looked at this tenant, and the rule stays off by it.',
        fix: 'write why it holds for this tenant, or remove the exception.',
      },
    ];
  });
