import { z } from 'zod';
import { app } from './app.ts';
import { approvals } from './approvals.ts';
import { block } from './block.ts';
import { country } from './country.ts';
import { dialPlan } from './dial-plan.ts';
import { dialPlanName } from './dial-plan-name.ts';
import { emergencyForms } from './emergency-forms.ts';
import { exceptions } from './exceptions.ts';
import { name } from './name.ts';
import { policyName } from './policy-name.ts';
import { sbc } from './sbc.ts';
import { sipDomain } from './sip-domain.ts';
import { sipTrunk } from './sip-trunk.ts';
import { site } from './site.ts';
import { tenantIdentity } from './tenant-identity.ts';
import { text } from './text.ts';
import { ucaas } from './ucaas.ts';
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
  sites: named(site).default(new Map()).meta({ description: 'What users of a place have in common.' }),
  app,
  ucaas,
  approvals: approvals.default({}),
  exceptions: exceptions.default({}),
  emergencyForms: emergencyForms.default([]),
  protect: z.boolean().default(true).meta({
    description:
      'Pulumi refuses to delete SBCs and numbers. Set it to false, and run up, before you destroy. Default: true.',
  }),
}).meta({ title: 'trunkline tenant', description: "One customer's telephony. users.csv beside it lists the people." });

export type TenantFile = z.output<typeof tenantFile>;
