import * as pulumi from '@pulumi/pulumi';
import { beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import { type KindName, kindSchemas } from '../../../../providers/msteams/schema/kinds.ts';
import { BlockedCaller } from '../../../../providers/msteams/sdk/blocked-caller.ts';
import { BlockedCallerExemption } from '../../../../providers/msteams/sdk/blocked-caller-exemption.ts';
import { CallerIdPolicy } from '../../../../providers/msteams/sdk/caller-id-policy.ts';
import { CallingPolicy } from '../../../../providers/msteams/sdk/calling-policy.ts';
import { DialPlan, type DialPlanArgs } from '../../../../providers/msteams/sdk/dial-plan.ts';
import { EmergencyCallRoutingPolicy } from '../../../../providers/msteams/sdk/emergency-call-routing-policy.ts';
import { GlobalCallerIdPolicy } from '../../../../providers/msteams/sdk/global-caller-id-policy.ts';
import { GlobalCallingPolicy } from '../../../../providers/msteams/sdk/global-calling-policy.ts';
import { GlobalDialPlan } from '../../../../providers/msteams/sdk/global-dial-plan.ts';
import { GlobalEmergencyCallRoutingPolicy } from '../../../../providers/msteams/sdk/global-emergency-call-routing-policy.ts';
import { GlobalVoiceRoutingPolicy } from '../../../../providers/msteams/sdk/global-voice-routing-policy.ts';
import { GroupPolicyAssignment } from '../../../../providers/msteams/sdk/group-policy-assignment.ts';
import { LicenceReturns } from '../../../../providers/msteams/sdk/licence-returns.ts';
import { Licences } from '../../../../providers/msteams/sdk/licences.ts';
import { PhoneNumbers, type PhoneNumbersArgs } from '../../../../providers/msteams/sdk/phone-numbers.ts';
import { PolicyAssignments, type PolicyAssignmentsArgs } from '../../../../providers/msteams/sdk/policy-assignments.ts';
import { Provider } from '../../../../providers/msteams/sdk/provider.ts';
import { PstnUsage, type PstnUsageArgs } from '../../../../providers/msteams/sdk/pstn-usage.ts';
import { Sbc, type SbcArgs } from '../../../../providers/msteams/sdk/sbc.ts';
import { SipDomain } from '../../../../providers/msteams/sdk/sip-domain.ts';
import { SipDomainRegistration } from '../../../../providers/msteams/sdk/sip-domain-registration.ts';
import { TranslationRule } from '../../../../providers/msteams/sdk/translation-rule.ts';
import { UnassignedNumberTreatment } from '../../../../providers/msteams/sdk/unassigned-number-treatment.ts';
import { UserSignIns } from '../../../../providers/msteams/sdk/user-sign-ins.ts';
import { VoiceRoute, type VoiceRouteArgs } from '../../../../providers/msteams/sdk/voice-route.ts';
import {
  VoiceRoutingPolicy,
  type VoiceRoutingPolicyArgs,
} from '../../../../providers/msteams/sdk/voice-routing-policy.ts';

const classes = {
  SipDomain,
  SipDomainRegistration,
  TranslationRule,
  Sbc,
  PstnUsage,
  VoiceRoute,
  VoiceRoutingPolicy,
  DialPlan,
  CallingPolicy,
  EmergencyCallRoutingPolicy,
  CallerIdPolicy,
  GroupPolicyAssignment,
  UnassignedNumberTreatment,
  GlobalVoiceRoutingPolicy,
  GlobalDialPlan,
  GlobalCallingPolicy,
  BlockedCaller,
  BlockedCallerExemption,
  GlobalEmergencyCallRoutingPolicy,
  GlobalCallerIdPolicy,
  Licences,
  PhoneNumbers,
  PolicyAssignments,
  UserSignIns,
  LicenceReturns,
};

/** What the schema takes, with each value as a program may give it. */
type Asked<Name extends KindName> = z.input<(typeof kindSchemas)[Name]['args']>;
type Wrapped<Value> = pulumi.UnwrappedObject<Value>;

const made: pulumi.runtime.MockResourceArgs[] = [];

beforeAll(() =>
  pulumi.runtime.setMocks({
    newResource: (args) => {
      made.push(args);
      return {
        id: args.id || `${args.name}-id`,
        state: { ...args.inputs, users: 'ada@contoso.com 1 made +31205552101' },
      };
    },
    call: () => {
      throw new Error('nothing is called');
    },
  }),
);

const settled = <Value>(output: pulumi.Output<Value>) => new Promise<Value>((resolve) => output.apply(resolve));

describe('the classes for programs', () => {
  it.each(Object.keys(kindSchemas) as KindName[])('have %s, under the name that the provider knows', (name) => {
    expect(classes[name].__pulumiType).toBe(`msteams:index:${name}`);
  });

  it('register what the program asks, and nothing that it leaves out', async () => {
    const sbc = new Sbc('amsterdam', { fqdn: 'sbc1.contoso.com', sipSignalingPort: 5061 });
    expect(await settled(sbc.id)).toBe('amsterdam-id');
    expect(made.at(-1)).toMatchObject({ type: 'msteams:index:Sbc', name: 'amsterdam' });
    expect(made.at(-1)?.inputs).toEqual({ fqdn: 'sbc1.contoso.com', sipSignalingPort: 5061 });
    expect(await settled(sbc.fqdn)).toBe('sbc1.contoso.com');
  });

  it('hand back outputs that nobody asked for', async () => {
    const roster = new PhoneNumbers('numbers', { numbers: { 'ada@contoso.com': '+31205552101' } });
    expect(await settled(roster.users)).toBe('ada@contoso.com 1 made +31205552101');
  });

  it('send a roster as one text: plain, or once all of it is known', async () => {
    const numbers = { 'ada@contoso.com': '+31205552101' };
    const isSent = async (roster: PhoneNumbers) => {
      await settled(roster.id);
      return made.at(-1)?.inputs;
    };
    const text = '{"ada@contoso.com":"+31205552101"}';
    expect(await isSent(new PhoneNumbers('plain', { numbers }))).toEqual({ numbers: text });
    expect(await isSent(new PhoneNumbers('later', { numbers: pulumi.output(numbers) }))).toEqual({ numbers: text });
    const inside = { 'ada@contoso.com': pulumi.secret('+31205552101') };
    const hidden = await isSent(new PhoneNumbers('secret', { numbers: inside }));
    expect(JSON.stringify(hidden)).toContain('1b47061264138c4ac30d75fd1eb44270'); // the engine's mark of a secret
  });

  it('read what is there already by its id', async () => {
    const plan = DialPlan.get('nl', 'nl');
    expect(await settled(plan.id)).toBe('nl');
    expect(made.at(-1)).toMatchObject({ id: 'nl', inputs: {} });
  });

  it('tell each other apart', () => {
    const usage = new PstnUsage('emergency', { name: 'Emergency' });
    expect(PstnUsage.isInstance(usage)).toBe(true);
    expect(Sbc.isInstance(usage)).toBe(false);
    expect(Provider.isInstance(new Provider('msteams', { tenantId: '1ab00000-0000-4000-8000-00000000c0de' }))).toBe(
      true,
    );
    expect(Provider.isInstance(undefined)).toBe(false);
  });

  it('take exactly what the schema takes', () => {
    expectTypeOf<Wrapped<SbcArgs>>().toEqualTypeOf<Wrapped<Asked<'Sbc'>>>();
    expectTypeOf<Wrapped<PstnUsageArgs>>().toEqualTypeOf<Wrapped<Asked<'PstnUsage'>>>();
    expectTypeOf<Wrapped<VoiceRouteArgs>>().toEqualTypeOf<Wrapped<Asked<'VoiceRoute'>>>();
    expectTypeOf<Wrapped<VoiceRoutingPolicyArgs>>().toEqualTypeOf<Wrapped<Asked<'VoiceRoutingPolicy'>>>();
    expectTypeOf<Wrapped<DialPlanArgs>>().toEqualTypeOf<Wrapped<Asked<'DialPlan'>>>();
    expectTypeOf<Wrapped<PhoneNumbersArgs>>().toEqualTypeOf<Wrapped<Asked<'PhoneNumbers'>>>();
    expectTypeOf<Wrapped<PolicyAssignmentsArgs>>().toEqualTypeOf<Wrapped<Asked<'PolicyAssignments'>>>();
  });

  it('hand back exactly what the schema says is kept', () => {
    // Only kinds that may wait have `waiting`, which their types leave out.
    type Kept<Class extends pulumi.CustomResource> = {
      [Name in Exclude<keyof Class, keyof pulumi.CustomResource | 'waiting'>]: Class[Name] extends pulumi.Output<
        infer Value
      >
        ? Value
        : never;
    };
    type State<Name extends KindName> = Required<Omit<z.output<(typeof kindSchemas)[Name]['state']>, 'waiting'>>;
    type Defined<Object> = { [Name in keyof Object]: Exclude<Object[Name], undefined> };
    expectTypeOf<Defined<Kept<Sbc>>>().toEqualTypeOf<State<'Sbc'>>();
    expectTypeOf<keyof Kept<VoiceRoute>>().toEqualTypeOf<keyof State<'VoiceRoute'>>();
    expectTypeOf<keyof Kept<PstnUsage>>().toEqualTypeOf<keyof State<'PstnUsage'>>();
    expectTypeOf<keyof Kept<VoiceRoutingPolicy>>().toEqualTypeOf<keyof State<'VoiceRoutingPolicy'>>();
    expectTypeOf<keyof Kept<DialPlan>>().toEqualTypeOf<keyof State<'DialPlan'>>();
    expectTypeOf<keyof Kept<PhoneNumbers>>().toEqualTypeOf<keyof State<'PhoneNumbers'>>();
    expectTypeOf<keyof Kept<PolicyAssignments>>().toEqualTypeOf<keyof State<'PolicyAssignments'>>();
  });
});
