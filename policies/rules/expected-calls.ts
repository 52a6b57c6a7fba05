import { withoutFix } from '../../routing/calls/call-result.ts';
import { callTitle } from '../../routing/calls/call-title.ts';
import { checkCall } from '../../routing/calls/check-call.ts';
import { compileConfig } from '../../routing/compile.ts';
import { fromTenant } from '../../routing/from-tenant.ts';
import { formatProblem } from '../../tenant/problem.ts';
import type { Finding, TenantRule } from '../rule.ts';
import { ruleName } from '../rule-name.ts';

/** Every call of calls.yaml goes as expected. */
export const expectedCalls: TenantRule = {
  name: ruleName(import.meta.filename),
  about: 'tenant',
  rule: 'Every call of calls.yaml goes as expected.',
  why: 'somebody wrote it down because it must stay so, whatever changes.',
  check: ({ tenant, calls: { file, calls, problems } }) => {
    const voice = compileConfig(fromTenant(tenant));
    const wrong = calls.flatMap((expected, index): Finding[] => {
      const { failures } = checkCall(voice, expected);
      if (failures.length === 0) return [];
      const call = callTitle(expected);
      return [
        {
          what: `${file}: calls[${index}]: ${call}. ${failures.map(withoutFix).join(' ')}`,
          fix: `npm run calls -- ${tenant.name} shows the way of the call; correct the tenant file, or what is expected.`,
        },
      ];
    });
    const unread = problems.map(
      (problem): Finding => ({
        what: formatProblem({ ...problem, fix: '' }),
        fix: problem.fix,
      }),
    );
    return [...unread, ...wrong];
  },
};
