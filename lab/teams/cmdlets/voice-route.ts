import type { LabVoiceRoute } from '../../model.ts';
import { type CmdletContext, cmdlet } from '../cmdlet.ts';
import { isDerivedTrunk } from '../domains.ts';
import { sameName } from '../identity.ts';
import { noteCut } from '../memory.ts';
import { changedNames, textOrNull } from '../names.ts';
import { checkPattern } from '../number-pattern.ts';
import { checkUsages } from '../pstn-usages.ts';
import { readBack } from '../read-back.ts';
import { alreadyExists, invalid, notFound } from '../refusals.ts';
import { getParameters, selectRows } from '../select-rows.ts';

const settings = {
  BridgeSourcePhoneNumber: { type: 'String' },
  Description: { type: 'String' },
  NumberPattern: { type: 'String' },
  OnlinePstnGatewayList: { type: 'Object' },
  OnlinePstnUsages: { type: 'Object' },
  Priority: { type: 'Int32' },
} as const;

/** Field order of the documented output, which shows a bridge number only where there is one. */
const printed = (route: LabVoiceRoute) => ({
  Identity: route.Identity,
  Priority: route.Priority,
  Description: route.Description,
  NumberPattern: route.NumberPattern,
  OnlinePstnUsages: [...route.OnlinePstnUsages],
  OnlinePstnGatewayList: [...route.OnlinePstnGatewayList],
  Name: route.Name,
  ...(route.BridgeSourcePhoneNumber === null ? {} : { BridgeSourcePhoneNumber: route.BridgeSourcePhoneNumber }),
});

/** OBS ISS:support#925 (words and id); a bare FQDN, `OnlinePstnGateway:…` isn't one (OBS ISS:ps-docs#5206). */
const checkGateways = (context: CmdletContext, gateways: readonly string[]): void => {
  const unknown = gateways.find(
    (fqdn) => context.store.get('gateway', fqdn) === undefined && !isDerivedTrunk(context, fqdn),
  );
  if (unknown !== undefined) throw invalid(context.cmdlet, `Cannot find specified Gateway "${unknown}".`);
};

const checkRoute = (context: CmdletContext, route: LabVoiceRoute): void => {
  checkPattern(context, route.NumberPattern);
  if (route.Priority < 0) throw invalid(context.cmdlet, `Priority must not be negative. Value: "${route.Priority}".`);
  // DOC PS:New-CsOnlineVoiceRoute.
  if (route.BridgeSourcePhoneNumber !== null && route.OnlinePstnGatewayList.length > 0) {
    throw invalid(context.cmdlet, 'BridgeSourcePhoneNumber and OnlinePstnGatewayList are mutually exclusive.');
  }
  checkUsages(context, route.OnlinePstnUsages);
  checkGateways(context, route.OnlinePstnGatewayList);
};

/**
 * After the existing routes. Counted so that a fresh tenant gives the documented numbers: LocalRoute 0, Redmond 1 and 2,
 * then Other +1 gets 4 and International 5 (SfB:direct-routing-voice-routing); the rule itself is INF.
 */
const nextPriority = (routes: readonly LabVoiceRoute[]): number =>
  Math.max(routes.length, ...routes.map(({ Priority }) => Priority)) + 1;

/** Two routes that ask for one priority: not published, so a switch. */
const makeRoom = ({ store, switches }: CmdletContext, name: string, priority: number): void => {
  const others = store.list('voiceRoute').filter((route) => !sameName(route.Identity, name));
  if (switches.equalPriorities === 'keep' || !others.some((route) => route.Priority === priority)) return;
  for (const route of others.filter((one) => one.Priority >= priority)) {
    store.put('voiceRoute', route.Identity, { ...route, Priority: route.Priority + 1 });
  }
};

/** Gateways that this route names no longer, and no other does. */
const noteUnlinked = (context: CmdletContext, before: LabVoiceRoute, after: readonly string[]): void => {
  const linked = context.store.list('voiceRoute').flatMap((route) => route.OnlinePstnGatewayList);
  for (const fqdn of before.OnlinePstnGatewayList) {
    if (![...after, ...linked].some((one) => sameName(one, fqdn))) noteCut(context, 'gateway', fqdn);
  }
};

export const newOnlineVoiceRoute = cmdlet({
  name: 'New-CsOnlineVoiceRoute',
  defaultSet: 'Identity',
  parameters: {
    Identity: { type: 'String', sets: ['Identity'], mandatory: true },
    Name: { type: 'String', sets: ['ParentAndRelativeKey'], mandatory: true },
    ...settings,
  },
  run: (context, given) => {
    const name = given.Identity ?? given.Name ?? '';
    if (context.store.get('voiceRoute', name) !== undefined) throw alreadyExists(context.cmdlet, name);
    const route: LabVoiceRoute = {
      Identity: name,
      Priority: given.Priority ?? nextPriority(context.store.list('voiceRoute')),
      Description: textOrNull(given.Description, null),
      NumberPattern: given.NumberPattern ?? '[0-9]{10}',
      OnlinePstnUsages: changedNames(context, 'OnlinePstnUsages', [], given.OnlinePstnUsages),
      OnlinePstnGatewayList: changedNames(context, 'OnlinePstnGatewayList', [], given.OnlinePstnGatewayList),
      BridgeSourcePhoneNumber: textOrNull(given.BridgeSourcePhoneNumber, null),
      Name: name,
    };
    checkRoute(context, route);
    // "you'll receive a warning message" (DOC PS:New-CsOnlineVoiceRoute); its words are INF.
    if (route.OnlinePstnUsages.length === 0) context.warn(`Voice route "${name}" has no OnlinePstnUsages.`);
    if (route.OnlinePstnGatewayList.length === 0 && route.BridgeSourcePhoneNumber === null) {
      context.warn(`Voice route "${name}" has no OnlinePstnGatewayList.`);
    }
    makeRoom(context, name, route.Priority);
    context.store.put('voiceRoute', name, route);
    return readBack(context, 'voiceRoute', name, printed);
  },
});

/** Name and Identity stay: there is no rename. */
export const setOnlineVoiceRoute = cmdlet({
  name: 'Set-CsOnlineVoiceRoute',
  parameters: { Identity: { type: 'String' }, ...settings },
  run: (context, given) => {
    const before = context.store.get('voiceRoute', given.Identity ?? 'Global');
    if (before === undefined) throw notFound(context.cmdlet, given.Identity ?? 'Global');
    const list = (name: 'OnlinePstnUsages' | 'OnlinePstnGatewayList') =>
      changedNames(context, name, before[name], given[name]);
    const after: LabVoiceRoute = {
      ...before,
      Priority: given.Priority ?? before.Priority,
      Description: textOrNull(given.Description, before.Description),
      NumberPattern: given.NumberPattern ?? before.NumberPattern,
      OnlinePstnUsages: list('OnlinePstnUsages'),
      OnlinePstnGatewayList: list('OnlinePstnGatewayList'),
      BridgeSourcePhoneNumber: textOrNull(given.BridgeSourcePhoneNumber, before.BridgeSourcePhoneNumber),
    };
    checkRoute(context, after);
    if (after.Priority !== before.Priority) makeRoom(context, before.Identity, after.Priority);
    context.store.put('voiceRoute', before.Identity, after);
    noteUnlinked(context, before, after.OnlinePstnGatewayList);
    return [];
  },
});

export const getOnlineVoiceRoute = cmdlet({
  name: 'Get-CsOnlineVoiceRoute',
  defaultSet: 'Identity',
  parameters: getParameters,
  run: (context, given) =>
    selectRows(context, given, context.store.list('voiceRoute'), ({ Identity }) => Identity).map(printed),
});

/** Nothing stops the removal of a route in use: its numbers simply stop matching (DOC PS:Remove-CsOnlineVoiceRoute). */
export const removeOnlineVoiceRoute = cmdlet({
  name: 'Remove-CsOnlineVoiceRoute',
  parameters: { Identity: { type: 'String', mandatory: true } },
  run: (context, { Identity: name = '' }) => {
    const route = context.store.get('voiceRoute', name);
    if (route === undefined) throw notFound(context.cmdlet, name);
    context.store.delete('voiceRoute', name);
    noteUnlinked(context, route, []);
    return [];
  },
});
