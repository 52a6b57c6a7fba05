import type { EnforcementLevel, ResourceValidationPolicy } from '@pulumi/policy';
import type { Problem } from '../tenant/problem.ts';
import { judge } from './judge.ts';
import type { Finding, Rule } from './rule.ts';
import { rules } from './rules.ts';
import type { Subject } from './subject.ts';
import { exceptionText, idleExceptionText, violationText } from './words.ts';

/** What a violation of each rule does: `mandatory` ends the run before anything is written, `advisory` is shown. */
export const levels: Readonly<Record<string, EnforcementLevel>> = {
  'emergency-reachable': 'mandatory',
  'expected-calls': 'mandatory',
  'no-catch-all-before-specific': 'advisory',
  'no-write-to-global': 'mandatory',
  'numbers-unique-across-stacks': 'mandatory',
  'redirect-uri': 'mandatory',
  'sbc-domains-have-users': 'advisory',
  'secret-expires-soon': 'advisory',
  'secret-lifetime': 'mandatory',
  'toll-exposure-needs-approval': 'mandatory',
};

/** The first resource of every run: what is refused here ends the run before any other is made. */
const rootType = 'pulumi:pulumi:Stack';

/** Reads the files of a stack's tenant; problems if they are not right. */
export type Read = (stack: string) => Subject | readonly Problem[];

/**
 * The rules as the engine's policies, and two of the pack's own: `tenant-files`, without which nothing can be judged, and
 * `exceptions`, which shows what a person's word lets through.
 */
export const policies = (read: Read): ResourceValidationPolicy[] => {
  const subjects = new Map<string, ReturnType<Read>>();
  const subjectOf = (urn: string): ReturnType<Read> => {
    const stack = urn.split('::')[0]?.split(':').at(-1) ?? '';
    const known = subjects.get(stack) ?? read(stack);
    subjects.set(stack, known);
    return known;
  };
  return [tenantFiles(subjectOf), ...rules.map((rule) => policyOf(rule, subjectOf)), exceptions(subjectOf)];
};

type SubjectOf = (urn: string) => ReturnType<Read>;
type Asked = Parameters<Extract<ResourceValidationPolicy['validateResource'], (...args: never) => unknown>>[0];

const isProblems = (subject: ReturnType<Read>): subject is readonly Problem[] => Array.isArray(subject);

const tenantFiles = (subjectOf: SubjectOf): ResourceValidationPolicy => ({
  name: 'tenant-files',
  description: "The tenant's files can be read and are right.",
  enforcementLevel: 'mandatory',
  validateResource: ({ type, urn }, report) => {
    if (type !== rootType) return;
    const subject = subjectOf(urn);
    if (!isProblems(subject)) return;
    // The program reads the same files and lists what is wrong: once is enough.
    const count = subject.length === 1 ? '1 problem is' : `${subject.length} problems are`;
    report(`${count} listed under Diagnostics. No rule can be judged until then.`);
  },
});

const policyOf = (rule: Rule, subjectOf: SubjectOf): ResourceValidationPolicy => ({
  name: rule.name,
  description: rule.rule,
  enforcementLevel: levels[rule.name] ?? 'mandatory',
  validateResource: (asked, report) => {
    if (!concerns(rule, asked.type)) return;
    const subject = subjectOf(asked.urn);
    if (isProblems(subject) || exceptionFrom(rule, subject) !== undefined) return;
    const found = findings(rule, asked, subject);
    if (found.length > 0) report(violationText(rule, found));
  },
});

const exceptions = (subjectOf: SubjectOf): ResourceValidationPolicy => ({
  name: 'exceptions',
  description: 'Exceptions are seen by everyone.',
  enforcementLevel: 'advisory',
  validateResource: (asked, report) => {
    for (const rule of rules.filter((one) => concerns(one, asked.type))) {
      const subject = subjectOf(asked.urn);
      if (isProblems(subject)) return;
      const reason = exceptionFrom(rule, subject);
      if (reason === undefined) continue;
      const found = findings(rule, asked, subject);
      if (found.length > 0) report(exceptionText(rule, reason, found));
      else if (rule.about === 'tenant') report(idleExceptionText(rule, reason));
    }
  },
});

const concerns = (rule: Rule, type: string): boolean =>
  rule.about === 'tenant' ? type === rootType : rule.types.includes(type);

const exceptionFrom = ({ name }: Rule, { tenant }: Subject): string | undefined =>
  (tenant.exceptions as Readonly<Record<string, { readonly reason: string } | undefined>>)[name]?.reason;

const findings = (rule: Rule, { type, name, props }: Asked, subject: Subject): readonly Finding[] =>
  judge(rule, () => (rule.about === 'tenant' ? rule.check(subject) : rule.check({ type, name, props }, subject)));
