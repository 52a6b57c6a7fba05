import { featureTypes } from '../graph/users/licensing.ts';
import { findUsers } from '../teams/voice-user.ts';
import { shownCaller } from './caller-id.ts';
import { emergencyOf } from './emergency.ts';
import { holderOf, livingUser } from './holder.ts';
import { inEffect } from './in-effect.ts';
import { normalise } from './normalise.ts';
import type { DialledQuestion } from './question.ts';
import { candidatesFor } from './routes.ts';
import type { DialledTrace, Translation, Try } from './trace.ts';
import { translate } from './translate.ts';
import { treatmentOf } from './treatment.ts';
import type { World } from './world.ts';

/**
 * What Teams does when a user dials: dial plan, emergency numbers, reverse look-up, treatments of unassigned numbers, usages, routes,
 * SBCs. Sources beside each step's own file.
 */
export const dial = (world: World, asked: DialledQuestion): DialledTrace => {
  const { from, to, at, hidden, down, draw, untranslated = false } = asked;
  const call = { kind: 'dialled', from, to, tries: [], disabled: [] } as const;
  const caller = livingUser(world, findUsers(world, from)[0]?.id ?? '');
  const refused = (why: Extract<DialledTrace['end'], { kind: 'refused' }>['why']) =>
    ({ kind: 'refused', why }) as const;
  if (caller === undefined) return { ...call, end: refused('no such user') };
  const { user, numbers } = caller;
  if (!user.enterpriseVoiceEnabled) return { ...call, end: refused('no Enterprise Voice') };

  const normalised = normalise(world, user, to);
  const emergency = emergencyOf(world, user, { dialled: to, number: normalised.number, site: at });
  // DOC PS:New-CsTeamsCallingPolicy: off means no calls at all.
  const isOff = inEffect(world, user, 'teamscallingpolicy').row?.AllowPrivateCalling === false;
  const isSaved = emergency !== undefined && world.switches.callsOff === 'butEmergency';
  if (isOff && !isSaved) return { ...call, normalised, end: refused('no private calling') };
  const number = emergency?.dial ?? normalised.number;
  const { shown: policy, row } = inEffect(world, user, 'onlinevoiceroutingpolicy');
  const known = { ...call, normalised, policy, ...(emergency && { emergency }) };

  // Reverse look-up: the exact text, before any route (INF of its place: SfB Server's order, and "Planning Teams dial plans").
  const holder = emergency === undefined ? holderOf(world, number) : undefined;
  if (holder && !holder.skipsInternal)
    return { ...known, end: { kind: 'colleague', user: holder.user.userPrincipalName } };
  const isSpared = emergency !== undefined && world.switches.emergencyTreatment === 'emergencyFirst';
  const treated = isSpared || holderOf(world, number) ? undefined : treatmentOf(world, number);
  if (treated) return { ...known, end: treated };

  const usages = emergency === undefined ? (row?.OnlinePstnUsages ?? []) : [emergency.usage];
  const { sbcs, disabled, isMatched } = candidatesFor(world, { number, usages, down, draw });
  const shown = shownCaller(world, { user, numbers, isHidden: hidden, isEmergency: emergency !== undefined });
  if (!isMatched && emergency === undefined && featureTypes(user, world.clock.now()).includes('CallingPlan')) {
    return { ...known, shown, end: { kind: 'calling plan' } };
  }
  if (!isMatched) return { ...known, end: refused(usages.length === 0 ? 'no usages' : 'nothing matches') };
  const tries = sbcs.map((candidate): Try => {
    const gateway = world.store.get('gateway', candidate.sbc);
    const translations: Translation[] = [];
    const sent = (list: Translation['list'], one: string) =>
      untranslated ? one : translate(world, gateway, list, one, translations);
    return {
      ...candidate,
      called: sent('OutboundPstn', number),
      caller: shown.number === null ? null : sent('OutboundTeams', shown.number),
      translations,
      answers: !down.some((one) => one.toLowerCase() === candidate.sbc.toLowerCase()),
    };
  });
  const taker = tries.find(({ answers }) => answers);
  const end = taker
    ? ({ kind: 'sbc', sbc: taker.sbc } as const)
    : refused(tries.length === 0 ? 'no SBC takes calls' : 'no SBC answers');
  return { ...known, tries, disabled, shown, end };
};
