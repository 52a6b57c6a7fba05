import { describe, expect, it } from 'vitest';
import { exceptionCopied } from '../../../routing/prove/exception-copied.ts';
import { factsOf } from '../../../routing/prove/facts.ts';
import { labTenant } from '../../../tenant/lab-tenant.ts';
import { aTenant, found, told } from './a-tenant.ts';

describe('a tenant without protection', () => {
  it('is noted', () => {
    expect(found('not-protected', aTenant({ protect: false })).map(told)).toEqual([
      [
        "note: protect: false lifts the protection of the tenant's SBCs and users, as only the lab needs it.",
        'An up or destroy then deletes them without asking, and calls end.',
        'remove the line, unless they are to be taken down.',
      ],
    ]);
  });

  it('is meant in the lab, and not there by default', () => {
    expect(found('not-protected', aTenant({ protect: false, ...labTenant }))).toEqual([]);
    expect(found('not-protected', aTenant({ protect: true }))).toEqual([]);
  });
});

describe("the lab's tenant id", () => {
  it('is an error in a tenant with a domain of its own, in capitals too', () => {
    const [finding] = found('tenant-id-of-lab', aTenant({ id: labTenant.id.toUpperCase(), domain: 'acme.com' }));
    expect(finding?.level).toBe('error');
    expect(finding?.what).toBe(`The tenant of acme.com has the lab's tenant id, ${labTenant.id}.`);
    expect(finding?.fix).toContain('write its own');
  });

  it('is right in the lab, and another id elsewhere', () => {
    expect(found('tenant-id-of-lab', aTenant(labTenant))).toEqual([]);
    expect(found('tenant-id-of-lab', aTenant())).toEqual([]);
  });
});

describe('an exception', () => {
  const rule = 'toll-exposure-needs-approval';
  const tenant = aTenant({ exceptions: { [rule]: { reason: 'the carrier bars it' } } });
  const against = (other: string, reason: string) =>
    exceptionCopied(
      factsOf(tenant, { exceptionsElsewhere: [{ file: 'stacks/lab/tenant.yaml', rule: other, reason }] }),
    );

  it('with the reason of another file is a warning that names the file', () => {
    expect(against(rule, 'the carrier bars it ').map(told)).toEqual([
      [
        'warning: The exception from "toll-exposure-needs-approval" has the very reason that stands in stacks/lab/tenant.yaml: "the carrier bars it".',
        'A reason that came with a copied file is no word of a person who looked at this tenant, and the rule stays off by it.',
        'write why it holds for this tenant, or remove the exception.',
      ],
    ]);
  });

  it('with a reason of its own, or for another rule, is fine', () => {
    expect(against(rule, 'another reason')).toEqual([]);
    expect(against('redirect-uri', 'the carrier bars it')).toEqual([]);
  });
});
