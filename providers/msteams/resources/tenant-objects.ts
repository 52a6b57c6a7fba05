import { z } from 'zod';
import { gather } from '../../kit/batch.ts';
import type { CmdletName } from '../powershell/cmdlets.ts';
import { understood } from '../powershell/understood.ts';
import type { Session } from '../session.ts';

const text = z.string().nullish();
/** A list of names; Teams prints an empty one as nothing and may print one name bare. */
const names = z
  .union([z.array(z.string()), z.string(), z.null()])
  .optional()
  .transform((value) => (value == null ? [] : typeof value === 'string' ? [value] : value));
/** What an older object never got prints as nothing. */
const flag = (otherwise: boolean) =>
  z
    .boolean()
    .nullish()
    .transform((value) => value ?? otherwise);
/** Policies are printed as `Tag:<name>`, the tenant's own as `Global`. */
const policyName = z.string().transform((identity) => identity.replace(/^tag:/i, ''));

const gateway = z.looseObject({
  Identity: z.string(),
  Description: text,
  SipSignalingPort: z.number(),
  Enabled: flag(false),
  SendSipOptions: flag(true),
  FailoverTimeSeconds: z.number(),
  FailoverResponseCodes: text,
  ForwardCallHistory: flag(false),
  ForwardPai: flag(false),
  MaxConcurrentSessions: z.number().nullish(),
  MediaBypass: flag(false),
  InboundTeamsNumberTranslationRules: names,
  InboundPstnNumberTranslationRules: names,
  OutboundTeamsNumberTranslationRules: names,
  OutboundPstnNumberTranslationRules: names,
});
const route = z.looseObject({
  Identity: z.string(),
  Description: text,
  Priority: z.number(),
  NumberPattern: z.string(),
  OnlinePstnUsages: names,
  OnlinePstnGatewayList: names,
});
const policy = z.looseObject({ Identity: policyName, Description: text, OnlinePstnUsages: names });
const dialPlan = z.looseObject({
  Identity: policyName,
  Description: text,
  NormalizationRules: z
    .array(
      z.looseObject({
        Name: z.string(),
        Description: text,
        Pattern: z.string(),
        Translation: z.string(),
        IsInternalExtension: flag(false),
      }),
    )
    .nullish()
    .transform((rules) => rules ?? []),
});
const translationRule = z.looseObject({ Identity: policyName, Pattern: z.string(), Translation: z.string() });
const usages = z.looseObject({ Usage: names });

export type GatewayRow = z.output<typeof gateway>;
export type RouteRow = z.output<typeof route>;
export type PolicyRow = z.output<typeof policy>;
export type DialPlanRow = z.output<typeof dialPlan>;
export type TranslationRuleRow = z.output<typeof translationRule>;

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
  /** Rewrites of numbers that SBCs name. */
  translationRules(): Promise<TranslationRuleRow[]>;
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
    const list = gather(async () => parse(await (await session.cmdlets()).run(cmdlet, {}, doing), cmdlet, doing));
    return Object.assign(list, { parse });
  };
  const usageLists = read('Get-CsOnlinePstnUsage', 'read PSTN usages', usages);
  return {
    gateways: read('Get-CsOnlinePSTNGateway', 'read SBCs', gateway),
    routes: read('Get-CsOnlineVoiceRoute', 'read voice routes', route),
    usages: async () => (await usageLists()).flatMap(({ Usage }) => Usage),
    policies: read('Get-CsOnlineVoiceRoutingPolicy', 'read voice routing policies', policy),
    dialPlans: read('Get-CsTenantDialPlan', 'read dial plans', dialPlan),
    translationRules: read('Get-CsTeamsTranslationRule', 'read translation rules', translationRule),
  };
};
