import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ResourceValidationArgs } from '@pulumi/policy';
import { describe, expect, it } from 'vitest';
import { levels, policies, type Read } from '../../policies/pack.ts';
import { referencePage } from '../../policies/reference-page.ts';
import { rules } from '../../policies/rules.ts';
import { root } from '../../scripts/setup/places.mjs';
import { exceptionNames } from '../../tenant/schema/exceptions.ts';
import { aSubject } from './a-subject.ts';

const stackType = 'pulumi:pulumi:Stack';

/** What the pack says of one resource of stack contoso: `level policy: message`. */
const say = (read: Read, type: string = stackType, props: Record<string, unknown> = {}): string[] => {
  const said: string[] = [];
  const urn = `urn:pulumi:contoso::trunkline::${type}::it`;
  for (const policy of policies(read)) {
    if (typeof policy.validateResource !== 'function') throw new Error(`${policy.name} validates nothing`);
    policy.validateResource({ type, urn, name: 'it', props } as ResourceValidationArgs, (message) =>
      said.push(`${policy.enforcementLevel} ${policy.name}: ${message}`),
    );
  }
  return said;
};

const dialPlan = 'msteams:index:DialPlan';
const withoutPolicies = { voiceRoutingPolicies: [{ name: 'NL agents', pstnUsages: ['National'], adopt: false }] };

describe('the policy pack', () => {
  it('has these rules at these levels', () => {
    expect(levels).toEqual({
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
    });
  });

  it('names each rule after its file, and lets each be excepted', () => {
    const names = rules.map(({ name }) => name);
    const files = readdirSync(join(root, 'policies/rules')).map((file) => file.replace(/\.ts$/, ''));
    expect(names).toEqual(files.toSorted());
    expect(names).toEqual(Object.keys(levels));
    expect(names).toEqual([...exceptionNames]);
  });

  it('is described in docs/reference/policies.md: npm run schema', () => {
    expect(readFileSync(join(root, 'docs/reference/policies.md'), 'utf8')).toBe(referencePage());
  });

  it('says nothing of a tenant that keeps the rules', () => {
    expect(say(() => aSubject())).toEqual([]);
    expect(say(() => aSubject(), dialPlan, { name: 'NL' })).toEqual([]);
  });

  it('says what is broken, why it matters and what to do, once a rule', () => {
    expect(say(() => aSubject(withoutPolicies))).toEqual([
      `mandatory emergency-reachable: 112, dialled by ada, bob, is dropped.
  Fix: see npm run explain -- contoso --as ada@contoso.com --dial 112; it needs a dial plan rule that keeps it, and a route in every policy.
+112, dialled by ada, bob, is dropped.
  Fix: see npm run explain -- contoso --as ada@contoso.com --dial +112; it needs a dial plan rule that keeps it, and a route in every policy.
  Why: a call for the police, the fire brigade or an ambulance goes nowhere.`,
    ]);
    expect(say(() => aSubject(), dialPlan, { name: 'Global' })).toEqual([
      `mandatory no-write-to-global: it writes the dial plan "Global".
  Why: Global holds for every user of the tenant who has none of their own, also those who are in no file here.
  Fix: give the dial plan a name of its own, and give it to users by their site or in users.csv.`,
    ]);
  });

  it('tells ten findings of a rule and counts the rest', () => {
    const wrong = (count: number) => {
      const calls = Array.from({ length: count }, (_, at) => ({
        to: `+312055599${10 + at}`,
        expect: { rings: 'ada' },
      }));
      return say(() => aSubject({}, { calls: { file: 'calls.yaml', calls, problems: [] } })).join();
    };
    expect(wrong(12).match(/calls\[\d+\]/g)).toHaveLength(10);
    expect(wrong(12)).toContain('\n… and 2 more.\n  Why: ');
    expect(wrong(10)).not.toContain('more.');
  });

  it('lets an excepted finding through, and shows it', () => {
    const exceptions = { 'emergency-reachable': { reason: 'a call centre without outbound calls' } };
    expect(say(() => aSubject({ ...withoutPolicies, exceptions }))).toEqual([
      `advisory exceptions: emergency-reachable is excepted: "a call centre without outbound calls". It lets through:
  112, dialled by ada, bob, is dropped.
  +112, dialled by ada, bob, is dropped.`,
    ]);
    const global = { exceptions: { 'no-write-to-global': { reason: 'one site' } } };
    expect(say(() => aSubject(global), dialPlan, { name: 'Global' })).toEqual([
      `advisory exceptions: no-write-to-global is excepted: "one site". It lets through:
  it writes the dial plan "Global".`,
    ]);
  });

  it('shows an exception that nothing needs', () => {
    const exceptions = { 'expected-calls': { reason: 'the night of the move' } };
    expect(say(() => aSubject({ exceptions }))).toEqual([
      `advisory exceptions: expected-calls is excepted ("the night of the move"), but finds nothing.
  Fix: remove exceptions.expected-calls from tenant.yaml.`,
    ]);
  });

  it('takes a rule that fails for a broken one', () => {
    expect(say(() => aSubject(), dialPlan, {})).toEqual([
      `mandatory no-write-to-global: The rule could not be decided: the name of it is no text.
  Why: Global holds for every user of the tenant who has none of their own, also those who are in no file here.
  Fix: put right what is said; if it isn't yours, report it with the name of the rule, no-write-to-global.`,
    ]);
  });

  it('leaves what is not known yet to the engine, which asks again', () => {
    const unknown = {
      get name(): string {
        throw Object.assign(new Error('not known'), { name: 'UnknownValueError' });
      },
    };
    expect(() => say(() => aSubject(), dialPlan, unknown)).toThrow('not known');
  });

  it('refuses a tenant whose files are not right, by one rule, and leaves the list to the program', () => {
    const problem = {
      file: 'stacks/contoso/tenant.yaml',
      path: 'country',
      message: 'country is missing.',
      fix: 'add it.',
    };
    expect(say(() => [problem])).toEqual([
      'mandatory tenant-files: 1 problem is listed under Diagnostics. No rule can be judged until then.',
    ]);
  });

  it('reads the files of the stack in the URN, once', () => {
    const read: string[] = [];
    say((stack) => {
      read.push(stack);
      return aSubject();
    });
    expect(read).toEqual(['contoso']);
  });
});
