import { describe, expect, it } from 'vitest';
import { packageSchema } from '../../../../providers/msteams/schema/package-schema.ts';

const schema = packageSchema();
type Spec = { description?: string; $ref?: string; items?: Spec; additionalProperties?: Spec; [key: string]: unknown };
interface ResourceSpec {
  description: string;
  inputProperties: Record<string, Spec>;
  requiredInputs: string[];
  properties: Record<string, Spec>;
  required: string[];
}
const resources = Object.entries(schema.resources as unknown as Record<string, ResourceSpec>);
const sbcResource = resources.find(([token]) => token === 'msteams:index:Sbc')?.[1];
const references = (spec: Spec): string[] => [
  ...(spec.$ref ? [spec.$ref] : []),
  ...(spec.items ? references(spec.items) : []),
  ...(spec.additionalProperties ? references(spec.additionalProperties) : []),
];

describe('the package schema', () => {
  it('has every kind, each described with all its properties', () => {
    expect(resources.map(([token]) => token.replace('msteams:index:', ''))).toEqual([
      'SipDomain',
      'SipDomainRegistration',
      'TranslationRule',
      'Sbc',
      'PstnUsage',
      'VoiceRoute',
      'VoiceRoutingPolicy',
      'DialPlan',
      'CallingPolicy',
      'EmergencyCallRoutingPolicy',
      'CallerIdPolicy',
      'GroupPolicyAssignment',
      'UnassignedNumberTreatment',
      'GlobalVoiceRoutingPolicy',
      'GlobalDialPlan',
      'GlobalCallingPolicy',
      'BlockedCaller',
      'BlockedCallerExemption',
      'GlobalEmergencyCallRoutingPolicy',
      'GlobalCallerIdPolicy',
      'Licences',
      'PhoneNumbers',
      'PolicyAssignments',
      'UserSignIns',
      'LicenceReturns',
    ]);
    for (const [, { description, inputProperties, properties }] of resources) {
      expect(description).toMatch(/\.$/);
      for (const spec of [...Object.values(inputProperties), ...Object.values(properties)]) {
        expect(spec.description).toMatch(/^[A-Z].*\./);
      }
    }
  });

  it('knows which inputs may be left out, and that all but notes come back', () => {
    expect(sbcResource?.requiredInputs).toEqual(['fqdn', 'sipSignalingPort']);
    const { properties = {}, required = [] } = sbcResource ?? {};
    expect(Object.keys(properties).filter((name) => !required.includes(name))).toEqual([
      'drainFor',
      'maxConcurrentSessions',
      'networkSite',
      'locationBasedRouting',
      'locationBasedRoutingOverride',
      'mediaRelayCountry',
      'bypassMode',
      'proxySbc',
      'pidfLo',
      'ipVersion',
      'inboundTeamsTranslationRules',
      'inboundPstnTranslationRules',
      'outboundPstnTranslationRules',
      'outboundTeamsTranslationRules',
      'description',
      'waiting',
    ]);
  });

  it('says what a change makes anew', () => {
    const anew = resources.flatMap(([token, { inputProperties }]) =>
      Object.entries(inputProperties).flatMap(([name, spec]) =>
        spec.willReplaceOnChanges ? [`${token.split(':').at(-1)}.${name}`] : [],
      ),
    );
    expect(anew).toEqual([
      'SipDomain.name',
      'SipDomainRegistration.name',
      'TranslationRule.name',
      'Sbc.fqdn',
      'PstnUsage.name',
      'VoiceRoute.name',
      'VoiceRoutingPolicy.name',
      'DialPlan.name',
      'CallingPolicy.name',
      'EmergencyCallRoutingPolicy.name',
      'CallerIdPolicy.name',
      'GroupPolicyAssignment.policyType',
      'GroupPolicyAssignment.group',
      'UnassignedNumberTreatment.name',
      'BlockedCaller.name',
      'BlockedCallerExemption.name',
      'PolicyAssignments.policyType',
    ]);
  });

  it('tells unit, range, default, and the name in Teams with its page', () => {
    expect(sbcResource?.inputProperties.failoverSeconds).toEqual({
      type: 'integer',
      default: 10,
      description: `Seconds without an answer from the SBC after which Teams tries the next trunk, or drops the call.

Allowed: whole seconds, 0 or more.

Default: \`10\`.

In Teams: [FailoverTimeSeconds](https://learn.microsoft.com/powershell/module/microsoftteams/new-csonlinepstngateway).`,
    });
  });

  it('names only types that it has', () => {
    const named = resources.flatMap(([, { inputProperties, properties }]) =>
      [...Object.values(inputProperties), ...Object.values(properties)].flatMap(references),
    );
    expect(new Set(named)).toEqual(
      new Set(['#/types/msteams:index:NormalizationRule', '#/types/msteams:index:EmergencyNumber']),
    );
    expect(Object.keys(schema.types)).toEqual(['msteams:index:NormalizationRule', 'msteams:index:EmergencyNumber']);
  });

  it('is plain JSON, without what only refusals need', () => {
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
    expect(JSON.stringify(schema)).not.toContain('"allowed"');
  });
});
