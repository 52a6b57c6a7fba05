import { answering } from './answering.ts';
import { blockedBy } from './blocked.ts';
import { holderOf } from './holder.ts';
import type { HandedOverQuestion } from './question.ts';
import type { HandedOverTrace, Translation } from './trace.ts';
import { translate } from './translate.ts';
import { treatmentOf } from './treatment.ts';
import type { World } from './world.ts';

/**
 * What Teams does with a call that comes in over an SBC: whose SBC it is, translation rules, blocked callers, who has exactly the called
 * number, and where nobody has it, treatments of unassigned numbers (DOC SfB:direct-routing-protocols-sip; that blocked callers come
 * before all else is INF).
 */
export const handOver = (world: World, { over, from, to, busy }: HandedOverQuestion): HandedOverTrace => {
  const [, asked = to] = /^(?:sips?:)?([^@]+)@/i.exec(to) ?? [];
  const call = { kind: 'handed over', over, called: asked, caller: from, translations: [] } as const;
  const gateway = world.store.get('gateway', over);
  if (gateway === undefined && !isDerived(world, over)) {
    return { ...call, end: { kind: 'refused', why: 'no such SBC' } };
  }
  if (gateway?.Enabled === false && world.switches.disabledInbound === 'refused') {
    return { ...call, end: { kind: 'refused', why: 'SBC disabled' } };
  }
  const translations: Translation[] = [];
  const called = translate(world, gateway, 'InboundTeams', asked, translations);
  const caller = from === '' ? '' : translate(world, gateway, 'InboundPstn', from, translations);
  const known = { ...call, called, caller, translations };
  const blocked = from === '' ? undefined : blockedBy(world, { received: from, translated: caller });
  if (blocked) return { ...known, end: blocked };
  const holder = holderOf(world, called);
  if (holder !== undefined) return { ...known, ...answering(world, holder.user, busy) };
  return { ...known, end: treatmentOf(world, called) ?? { kind: 'refused', why: 'nobody has the number' } };
};

/** A carrier's trunk for the tenant: its own name, or its host's domain, is registered here (DOC SfB:direct-routing-sbc-multiple-tenants). */
const isDerived = ({ store }: World, fqdn: string): boolean =>
  [fqdn, fqdn.replace(/^[^.]+\./, '')].some((name) => store.get('domain', name)?.isVerified === true);
