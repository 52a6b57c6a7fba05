import type { LabGateway } from '../../model.ts';
import { type CmdletContext, cmdlet } from '../cmdlet.ts';
import { mayNameGateway } from '../domains.ts';
import { sameName } from '../identity.ts';
import { forget, isRemembered } from '../memory.ts';
import { changedNames } from '../names.ts';
import { readBack } from '../read-back.ts';
import { alreadyExists, invalid, notFound, refused } from '../refusals.ts';
import { getParameters, selectRows } from '../select-rows.ts';

/** What New leaves unsaid (DOC PS:New-CsOnlinePSTNGateway): created disabled, and the order is the printed one. */
const defaults = {
  SipSignalingPort: 0,
  FailoverTimeSeconds: 10,
  ForwardCallHistory: false,
  ForwardPai: false,
  SendSipOptions: true,
  MaxConcurrentSessions: null as number | null,
  Enabled: false,
  MediaBypass: false,
  GatewaySiteId: null as string | null,
  GatewaySiteLbrEnabled: false,
  GatewayLbrEnabledUserOverride: false,
  FailoverResponseCodes: '408, 503, 504',
  PidfLoSupported: false,
  MediaRelayRoutingLocationOverride: null as string | null,
  ProxySbc: null as string | null,
  BypassMode: 'None',
  IPAddressVersion: 'IPv4',
  Description: null as string | null,
  InboundTeamsNumberTranslationRules: [] as string[],
  InboundPstnNumberTranslationRules: [] as string[],
  OutboundTeamsNumberTranslationRules: [] as string[],
  OutboundPstnNumberTranslationRules: [] as string[],
};
const ruleLists = [
  'InboundTeamsNumberTranslationRules',
  'InboundPstnNumberTranslationRules',
  'OutboundTeamsNumberTranslationRules',
  'OutboundPstnNumberTranslationRules',
] as const;

const settings = {
  SipSignalingPort: { type: 'Int32', aliases: ['SipSignallingPort'] },
  FailoverTimeSeconds: { type: 'Int32' },
  ForwardCallHistory: { type: 'Boolean' },
  ForwardPai: { type: 'Boolean' },
  SendSipOptions: { type: 'Boolean' },
  MaxConcurrentSessions: { type: 'NullableInt32' },
  Enabled: { type: 'Boolean' },
  MediaBypass: { type: 'Boolean' },
  GatewaySiteId: { type: 'String' },
  GatewaySiteLbrEnabled: { type: 'Boolean' },
  GatewayLbrEnabledUserOverride: { type: 'Boolean' },
  FailoverResponseCodes: { type: 'String' },
  PidfLoSupported: { type: 'Boolean' },
  MediaRelayRoutingLocationOverride: { type: 'String' },
  ProxySbc: { type: 'String' },
  BypassMode: { type: 'String' },
  IPAddressVersion: { type: 'String' },
  Description: { type: 'String' },
  InboundTeamsNumberTranslationRules: { type: 'Object' },
  InboundPstnNumberTranslationRules: { type: 'Object' },
  OutboundTeamsNumberTranslationRules: { type: 'Object' },
  OutboundPstnNumberTranslationRules: { type: 'Object' },
} as const;

type Settings = Readonly<Record<string, unknown>>;

/** Limits: DOC PS:New-CsOnlinePSTNGateway, SfB:direct-routing-connect-the-sbc@095ed8a5; the words of range errors are INF. */
const checkSettings = (context: CmdletContext, gateway: typeof defaults): void => {
  const fail = (message: string) => invalid(context.cmdlet, message);
  const { SipSignalingPort: port, MaxConcurrentSessions: sessions } = gateway;
  if (port < 1 || port > 65535) throw fail(`SipSignalingPort must be between 1 and 65535. Value: "${port}".`);
  if (sessions !== null && (sessions < 1 || sessions > 100_000)) {
    throw fail(`MaxConcurrentSessions must be between 1 and 100000. Value: "${sessions}".`);
  }
  const oneOf = (name: string, value: string, allowed: readonly string[]) => {
    if (!allowed.some((one) => sameName(one, value))) {
      throw fail(`${name} must be one of ${allowed.join(', ')}. Value: "${value}".`);
    }
  };
  oneOf('BypassMode', gateway.BypassMode, ['None', 'Always', 'OnlyForLocalUsers']);
  oneOf('IPAddressVersion', gateway.IPAddressVersion, ['IPv4', 'IPv6']);
  // Words INF.
  const isIpv6 = sameName(gateway.IPAddressVersion, 'IPv6');
  if (isIpv6 && gateway.MediaBypass && context.switches.ipv6WithBypass === 'refuse') {
    throw fail('IPAddressVersion IPv6 is not supported with MediaBypass.');
  }
  for (const list of ruleLists) {
    const unknown = gateway[list].find((rule) => context.store.get('translationRule', rule) === undefined);
    if (unknown !== undefined) throw fail(`Cannot find specified TeamsTranslationRule "${unknown}".`);
  }
};

/** The settings after the given ones; null and "" clear what can be empty. */
const changed = (context: CmdletContext, before: typeof defaults, given: Settings): typeof defaults => {
  const after: Record<string, unknown> = { ...before };
  for (const name of Object.keys(defaults)) {
    if (given[name] !== undefined) after[name] = given[name] === '' ? null : given[name];
  }
  for (const list of ruleLists) after[list] = changedNames(context, list, before[list], given[list]);
  const gateway = after as typeof defaults;
  checkSettings(context, gateway);
  return gateway;
};

/** Beside what is documented the object shows its own key and where it comes from, and a list in the service's spelling too (SRC; CodecPriority OBS). */
const printed = (gateway: LabGateway) => ({
  ...gateway,
  OutbundTeamsNumberTranslationRules: gateway.OutboundTeamsNumberTranslationRules,
  CodecPriority: 'SILKWB,SILKNB,PCMU,PCMA',
  ExcludedCodecs: null,
  Key: { ScopeClass: 'Global', ElementId: gateway.Identity },
  DataSource: null,
  ConfigMetadata: null,
});

/** KB 909264 names hosts; 63 characters in all (DOC PS:New-CsOnlinePSTNGateway). Words INF. */
const checkFqdn = (context: CmdletContext, fqdn: string): void => {
  if (fqdn.length > 63) throw invalid(context.cmdlet, `Fqdn cannot exceed 63 characters. Value: "${fqdn}".`);
  if (!/^([a-z\d]([a-z\d-]*[a-z\d])?\.)+[a-z\d]([a-z\d-]*[a-z\d])?$/i.test(fqdn)) {
    throw invalid(context.cmdlet, `"${fqdn}" is not a valid fully qualified domain name.`);
  }
  // DOC SfB:direct-routing-connect-the-sbc; the plan page spells it "Cannot use the …".
  if (!mayNameGateway(context, fqdn)) {
    throw invalid(context.cmdlet, `Can not use the "${fqdn}" domain as it was not configured for this tenant.`);
  }
};

export const newOnlinePSTNGateway = cmdlet({
  name: 'New-CsOnlinePSTNGateway',
  defaultSet: 'Identity',
  parameters: {
    Identity: { type: 'String', sets: ['Identity'], mandatory: true },
    Fqdn: { type: 'String', sets: ['ParentAndRelativeKey'], mandatory: true },
    ...settings,
    SipSignalingPort: { ...settings.SipSignalingPort, mandatory: true },
  },
  run: (context, given) => {
    const fqdn = given.Identity ?? given.Fqdn ?? '';
    checkFqdn(context, fqdn);
    if (context.store.get('gateway', fqdn) !== undefined) throw alreadyExists(context.cmdlet, fqdn);
    // Identity is copied from Fqdn: they are always equal.
    const gateway: LabGateway = { Identity: fqdn, Fqdn: fqdn, ...changed(context, defaults, given) };
    context.store.put('gateway', fqdn, gateway);
    return readBack(context, 'gateway', fqdn, printed);
  },
});

/** There is no -Fqdn: another name is another SBC. */
export const setOnlinePSTNGateway = cmdlet({
  name: 'Set-CsOnlinePSTNGateway',
  parameters: { Identity: { type: 'String' }, ...settings },
  run: (context, given) => {
    const before = context.store.get('gateway', given.Identity ?? 'Global');
    if (before === undefined) throw notFound(context.cmdlet, given.Identity ?? 'Global');
    const { Identity, Fqdn, ...rest } = before;
    const after = changed(context, { ...defaults, ...rest }, given);
    context.store.put('gateway', Identity, { Identity, Fqdn, ...after });
    return [];
  },
});

export const getOnlinePSTNGateway = cmdlet({
  name: 'Get-CsOnlinePSTNGateway',
  defaultSet: 'Identity',
  parameters: getParameters,
  run: (context, given) =>
    selectRows(context, given, context.store.list('gateway'), ({ Identity }) => Identity).map(printed),
});

/** DOC PS:Remove-CsOnlinePSTNGateway, words OBS ISS:sfb-docs#2881; the link may outlive its route for hours (OBS #2882). */
export const removeOnlinePSTNGateway = cmdlet({
  name: 'Remove-CsOnlinePSTNGateway',
  parameters: { Identity: { type: 'String', mandatory: true } },
  run: (context, { Identity: fqdn = '' }) => {
    if (context.store.get('gateway', fqdn) === undefined) throw notFound(context.cmdlet, fqdn);
    const isLinked = context.store
      .list('voiceRoute')
      .some((route) => route.OnlinePstnGatewayList.some((one) => sameName(one, fqdn)));
    if (isLinked || isRemembered(context, 'gateway', fqdn, context.switches.gatewayUnlinkSeconds)) {
      throw refused(
        'ClientError',
        "Can not remove 'OnlinePSTNGateway', linked 'OnlineVoiceRoute' exists. Use 'Remove-CsOnlineVoiceRoute'.",
        'RemoveOnlinePSTNGateway_Remove',
      );
    }
    forget(context, 'gateway', fqdn);
    context.store.delete('gateway', fqdn);
    return [];
  },
});
