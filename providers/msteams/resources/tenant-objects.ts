import type { z } from 'zod';
import { gather } from '../../kit/batch.ts';
import type { CmdletName } from '../powershell/cmdlets.ts';
import { understood } from '../powershell/understood.ts';
import { blockedCaller, blockedCallerExemption } from '../schema/blocked-caller.ts';
import { callerIdPolicy } from '../schema/caller-id-policy.ts';
import { callingPolicy } from '../schema/calling-policy.ts';
import { dialPlan } from '../schema/dial-plan.ts';
import { emergencyCallRoutingPolicy } from '../schema/emergency-call-routing-policy.ts';
import { pstnUsage } from '../schema/pstn-usage.ts';
import { sbc } from '../schema/sbc.ts';
import { translationRule } from '../schema/translation-rule.ts';
import { unassignedNumberTreatment } from '../schema/unassigned-number-treatment.ts';
import { voiceRoute } from '../schema/voice-route.ts';
import { voiceRoutingPolicy } from '../schema/voice-routing-policy.ts';
import type { Session } from '../session.ts';

export type GatewayRow = z.output<typeof sbc.row>;
export type RouteRow = z.output<typeof voiceRoute.row>;
export type PolicyRow = z.output<typeof voiceRoutingPolicy.row>;
export type DialPlanRow = z.output<typeof dialPlan.row>;
export type CallingPolicyRow = z.output<typeof callingPolicy.row>;
export type EmergencyPolicyRow = z.output<typeof emergencyCallRoutingPolicy.row>;
export type CallerIdPolicyRow = z.output<typeof callerIdPolicy.row>;
export type BlockedCallerRow = z.output<typeof blockedCaller.row>;
export type BlockedCallerExemptionRow = z.output<typeof blockedCallerExemption.row>;
export type TranslationRuleRow = z.output<typeof translationRule.row>;
export type TreatmentRow = z.output<typeof unassignedNumberTreatment.row>;

/** One kind of object: the whole list, and how what a cmdlet printed of it is read. */
export interface RowSource<Row> {
  (): Promise<Row[]>;
  parse(output: readonly unknown[], cmdlet: CmdletName, doing: string): Row[];
}

/**
 * What the tenant holds, kind by kind, each read whole: absence is never taken from a refused or failed read, and a
 * refresh of 200 routes is one cmdlet. An answer is never older than the question.
 */
export interface TenantObjects {
  readonly gateways: RowSource<GatewayRow>;
  readonly routes: RowSource<RouteRow>;
  /** Names in Teams' order. */
  usages(): Promise<string[]>;
  /** With the Global one. */
  readonly policies: RowSource<PolicyRow>;
  /** With the Global one. */
  readonly dialPlans: RowSource<DialPlanRow>;
  /** With the Global one. */
  readonly callingPolicies: RowSource<CallingPolicyRow>;
  /** With the Global one. */
  readonly emergencyPolicies: RowSource<EmergencyPolicyRow>;
  readonly callerIdPolicies: RowSource<CallerIdPolicyRow>;
  readonly blockedCallers: RowSource<BlockedCallerRow>;
  readonly blockedCallerExemptions: RowSource<BlockedCallerExemptionRow>;
  /** Rewrites of numbers that SBCs name. */
  readonly translationRules: RowSource<TranslationRuleRow>;
  /** Where calls to numbers that nobody holds end. */
  readonly treatments: RowSource<TreatmentRow>;
}

const objects = new WeakMap<Session, TenantObjects>();

export const tenantObjects = (session: Session): TenantObjects => {
  const known = objects.get(session) ?? createTenantObjects(session);
  objects.set(session, known);
  return known;
};

const createTenantObjects = (session: Session): TenantObjects => {
  const read = <Row>(cmdlet: CmdletName, doing: string, row: z.ZodType<Row>): RowSource<Row> => {
    const parse: RowSource<Row>['parse'] = (output, printedBy, what) =>
      output.map((one) => understood(row, one, printedBy, what));
    const list = gather(
      async () => parse(await (await session.cmdlets()).run(cmdlet, {}, doing), cmdlet, doing),
      session.together,
    );
    return Object.assign(list, { parse });
  };
  const usageLists = read('Get-CsOnlinePstnUsage', 'read PSTN usages', pstnUsage.row);
  return {
    gateways: read('Get-CsOnlinePSTNGateway', 'read SBCs', sbc.row),
    routes: read('Get-CsOnlineVoiceRoute', 'read voice routes', voiceRoute.row),
    usages: async () => (await usageLists()).flatMap(({ Usage }) => Usage),
    policies: read('Get-CsOnlineVoiceRoutingPolicy', 'read voice routing policies', voiceRoutingPolicy.row),
    dialPlans: read('Get-CsTenantDialPlan', 'read dial plans', dialPlan.row),
    callingPolicies: read('Get-CsTeamsCallingPolicy', 'read calling policies', callingPolicy.row),
    emergencyPolicies: read(
      'Get-CsTeamsEmergencyCallRoutingPolicy',
      'read emergency call routing policies',
      emergencyCallRoutingPolicy.row,
    ),
    callerIdPolicies: read('Get-CsCallingLineIdentity', 'read caller ID policies', callerIdPolicy.row),
    blockedCallers: read('Get-CsInboundBlockedNumberPattern', 'read blocked callers', blockedCaller.row),
    blockedCallerExemptions: read(
      'Get-CsInboundExemptNumberPattern',
      'read exemptions of blocked callers',
      blockedCallerExemption.row,
    ),
    translationRules: read('Get-CsTeamsTranslationRule', 'read translation rules', translationRule.row),
    treatments: read(
      'Get-CsTeamsUnassignedNumberTreatment',
      'read treatments of unassigned numbers',
      unassignedNumberTreatment.row,
    ),
  };
};
