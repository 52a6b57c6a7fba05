import { z } from 'zod';
import { app } from './app.ts';
import { approvals } from './approvals.ts';
import { block } from './block.ts';
import { blockedCaller, blockedCallerExemption } from './blocked-caller.ts';
import { callerIdPolicy } from './caller-id-policy.ts';
import { callingPolicy } from './calling-policy.ts';
import { country } from './country.ts';
import { dialPlan } from './dial-plan.ts';
import { dialPlanName } from './dial-plan-name.ts';
import { emergencyCallRoutingPolicy } from './emergency-call-routing-policy.ts';
import { emergencyForms } from './emergency-forms.ts';
import { exceptions } from './exceptions.ts';
import { global } from './global.ts';
import { group } from './group.ts';
import { history } from './history.ts';
import { licences } from './licences.ts';
import { name } from './name.ts';
import { policyName } from './policy-name.ts';
import { queue } from './queue.ts';
import { sbc } from './sbc.ts';
import { sipDomain } from './sip-domain.ts';
import { sipTrunk } from './sip-trunk.ts';
import { site } from './site.ts';
import { tenantIdentity } from './tenant-identity.ts';
import { text } from './text.ts';
import { translationRule, translationRuleNamed } from './translation-rule.ts';
import { ucaas } from './ucaas.ts';
import { unassignedNumbers } from './unassigned-numbers.ts';
import { voiceRoute } from './voice-route.ts';
import { voiceRoutingPolicy } from './voice-routing-policy.ts';

/** A map whose keys are names of the tenant's own, kept in the order they were typed. */
const named = <Value extends z.ZodType, Key extends z.ZodType<string>>(value: Value, key: Key | typeof name = name) =>
  z.map(key, value);

/** `stacks/<tenant>/tenant.yaml`: one customer's telephony, in the words of a voice engineer. */
export const tenantFile = block({
  extends: text()
    .optional()
    .meta({
      description:
        'A template under stacks/templates/. Maps merge by key, a list is replaced whole. npm run show -- <tenant> prints the result.',
      examples: ['nl-standard'],
    }),
  tenant: tenantIdentity,
  country,
  sipTrunk,
  sipDomain,
  translationRules: named(translationRule, translationRuleNamed)
    .default(new Map())
    .meta({
      description:
        'Translation rules by name: SBCs name them in inboundTeams, inboundPstn, outboundPstn and outboundTeams. https://learn.microsoft.com/microsoftteams/direct-routing-translate-numbers',
      examples: ["{ Strip +31: { pattern: '^\\+31(\\d{9})$', translation: '0$1' } }"],
    }),
  sbcs: named(sbc).meta({
    description: 'SBCs by the short name that routes use.',
    examples: ['{ main: { fqdn: 4f9a1.teams.carrier.example, port: 5061 } }'],
  }),
  pstnUsages: named(z.array(voiceRoute)).meta({
    description:
      'PSTN usages, each with its voice routes in order of trial. Priority follows from the order here. https://learn.microsoft.com/microsoftteams/direct-routing-voice-routing',
    examples: ["{ Emergency: [{ route: Emergency, pattern: '^\\+?112$', sbcs: [main] }] }"],
  }),
  voiceRoutingPolicies: named(voiceRoutingPolicy, policyName).meta({
    description: 'Voice routing policies: what groups of users may dial, as PSTN usages in order of trial.',
    examples: ['{ NL agents: [Emergency, National] }'],
  }),
  dialPlans: named(dialPlan, dialPlanName).default(new Map()).meta({
    description: 'Dial plans: what dialled numbers become. Names are at most 49 letters, digits, hyphens and dots.',
  }),
  callingPolicies: named(callingPolicy, policyName)
    .default(new Map())
    .meta({
      description:
        'Calling policies that up makes: who or what answers the calls of their users. One that is in Teams already may just be named in sites and users.csv. https://learn.microsoft.com/microsoftteams/teams-calling-policy',
      examples: ['{ CC agents: { voicemail: AlwaysDisabled, busyOnBusy: Enabled } }'],
    }),
  emergencyCallRoutingPolicies: named(emergencyCallRoutingPolicy, policyName)
    .default(new Map())
    .meta({
      description:
        'Emergency call routing policies that up makes: which numbers are emergency calls, and whose routes take them. One that is in Teams already may just be named in sites and users.csv. https://learn.microsoft.com/microsoftteams/manage-emergency-call-routing-policies',
      examples: ["{ NL: { numbers: [{ dial: '112', masks: ['117'], usage: Emergency }] } }"],
    }),
  callerIdPolicies: named(callerIdPolicy, policyName)
    .default(new Map())
    .meta({
      description:
        'Caller ID policies that up makes: which number and name people see whom their users call. One that is in Teams already may just be named in sites and users.csv. https://learn.microsoft.com/microsoftteams/caller-id-policies',
      examples: ['{ Reception: { show: resource, account: reception@contoso.com } }'],
    }),
  groups: z
    .array(group)
    .default([])
    .meta({
      description:
        'Groups of Entra that are given policies, highest rank first: whoever is in two of them has what the higher gives. At most 64 a type. https://learn.microsoft.com/microsoftteams/assign-policies-users-and-groups',
      examples: ['[{ group: CC Amsterdam, policy: NL agents, dialPlan: NL }]'],
    }),
  unassignedNumbers: unassignedNumbers.default([]),
  global: global.optional(),
  blockedCallers: named(blockedCaller)
    .default(new Map())
    .meta({
      description:
        'Callers whom the whole tenant refuses, or sends to a resource account: patterns by name, whose order means nothing. One that takes a number of sipTrunk.callerNumbers silences the calls that CCAIP hands over with it. https://learn.microsoft.com/microsoftteams/block-inbound-calls',
      examples: ["{ Robots: { pattern: '^\\+?31900\\d+$' } }"],
    }),
  blockedCallerExemptions: named(blockedCallerExemption)
    .default(new Map())
    .meta({
      description: 'Callers who are let through whatever blockedCallers says: patterns by name.',
      examples: ["{ Office: { pattern: '^\\+?31205552000$' } }"],
    }),
  sites: named(site).default(new Map()).meta({ description: 'What users of a place have in common.' }),
  licences: licences.default('check'),
  app,
  ucaas,
  queues: z
    .array(queue)
    .default([])
    .meta({
      description:
        'Queues of CCAIP, and which teams and people must be in them: a person enters them in the portal, npm run verify compares them. Who else is in a queue is left alone.',
      examples: ['[{ name: Sales, teams: [Sales], agents: [ada@contoso.com] }]'],
    }),
  approvals: approvals.default({}),
  exceptions: exceptions.default({}),
  emergencyForms: emergencyForms.default([]),
  allowSignInChange: z.boolean().default(false).meta({
    description:
      'Lets users.csv change sign-in names (sip: username): Microsoft 365 then knows these people by a name in the SIP domain, and what they sign in to asks for it. https://learn.microsoft.com/entra/identity/hybrid/connect/howto-troubleshoot-upn-changes Default: false.',
  }),
  history: history.default({ keepDays: 400, maxMegabytes: 100 }),
  protect: z.boolean().default(true).meta({
    description:
      'Pulumi refuses to delete SBCs and numbers. Set it to false, and run up, before you destroy. Default: true.',
  }),
}).meta({ title: 'trunkline tenant', description: "One customer's telephony. users.csv beside it lists the people." });

export type TenantFile = z.output<typeof tenantFile>;
