import { callChoices, defaultCallSwitches, secondCallSettings } from '../../lab/calls/switches.ts';
import { compileConfig, type Voice } from '../../routing/compile.ts';
import { explainHandedOver } from '../../routing/explain-handed-over.ts';
import { fromTenant } from '../../routing/from-tenant.ts';
import { askLab } from '../bench/ask-lab.ts';
import { createRandom, type Random } from '../chaos/random.ts';
import { judgeDialled } from './dialled.ts';
import { judgeHandedOver } from './handed-over.ts';
import { lookDiffers } from './look.ts';
import { type AskedCall, randomCalls } from './random-calls.ts';
import type { AskableTenant } from './tenant.ts';
import type { Settings, Verdict } from './verdict.ts';
import { placeWhole, setUpCarrier, throughCcaip, type WholeTrace } from './whole-calls.ts';

/** What came of many calls. */
export interface Agreement {
  readonly calls: number;
  /** How many, by standing and end. */
  readonly counts: Readonly<Record<string, number>>;
  /** Calls of which the two say something else, in words. */
  readonly wrong: readonly string[];
}

interface Extent {
  readonly calls: number;
  readonly seed: number;
}

/** Calls that are asked under one setting of the lab's switches. */
const together = 100;

/**
 * Asks `explain` (from the files alone), the page of `npm run look` and the lab (from what `up`, or a person, made, from CCAIP to the phone)
 * about random calls, and compares.
 */
export const agree = async (
  { tenant, session, isLeftOut }: AskableTenant,
  { calls, seed }: Extent,
): Promise<Agreement> => {
  const random = createRandom(seed);
  const voice = compileConfig(fromTenant(tenant));
  const next = randomCalls(tenant, random);
  await setUpCarrier(session, tenant);
  const counts: Record<string, number> = {};
  const wrong: string[] = [];
  for (let done = 0; done < calls; done += together) {
    const settings = settingsOf(done / together, random);
    await askLab(session, 'switches', settings);
    const asked = throughCcaip(tenant, Array.from({ length: Math.min(together, calls - done) }, next));
    const traces = await placeWhole(session, tenant, asked);
    for (const [at, call] of asked.entries()) {
      const trace = traces[at] ?? 'not placed';
      const isOutside =
        typeof trace !== 'string' && trace.end.kind === 'treated' && isLeftOut?.(trace.end.treatment) === true;
      const verdict: Verdict = isOutside
        ? { standing: 'outside', end: 'treated' }
        : judge(voice, call, trace, settings);
      const key = `${verdict.standing} ${verdict.end}`;
      counts[key] = (counts[key] ?? 0) + 1;
      for (const one of [verdict.wrong, lookDiffers(voice, call)]) {
        if (one !== undefined) wrong.push(wrongText(call, one, settings));
      }
    }
  }
  return { calls, counts, wrong };
};

const choices: Readonly<Record<string, readonly string[]>> = { ...callChoices, blockedForms: ['asGiven', 'digits'] };
const ofTheLab: Settings = { ...defaultCallSwitches, blockedForms: 'asGiven' };
const second: Settings = { ...secondCallSettings, blockedForms: 'digits' };

/** First as the lab is, then with every other setting, then by turns one of them and any. */
const settingsOf = (round: number, random: Random): Settings => {
  if (round === 0) return ofTheLab;
  if (round === 1) return second;
  if (round % 2 === 1)
    return Object.fromEntries(Object.entries(choices).map(([name, all]) => [name, random.pick(all)]));
  const one = random.pick(Object.keys(second));
  return { ...ofTheLab, [one]: second[one] ?? '' };
};

const judge = (voice: Voice, call: AskedCall, trace: WholeTrace, settings: Settings): Verdict => {
  if (typeof trace === 'string') return judgeLost(voice, call, trace);
  if (trace.kind === 'handed over' && 'over' in call) {
    if (trace.over !== call.over) {
      return { standing: 'certain', end: 'another SBC', wrong: `over ${trace.over}, though no other SBC answers` };
    }
    const sbc = voice.config.sbcs.find(({ fqdn }) => fqdn === call.over)?.name ?? call.over;
    const { from: caller, to: called, busy: isBusy = false } = call;
    return judgeHandedOver({ voice, sbc, caller, called, isBusy, trace, settings });
  }
  const user = voice.users.get(call.from.toLowerCase());
  if (trace.kind !== 'dialled' || user === undefined || 'over' in call) {
    return { standing: 'certain', end: 'no answer', wrong: 'the lab answered something else' };
  }
  return judgeDialled({ voice, user, dialled: call.to, isHidden: call.hidden ?? false, trace, settings });
};

/** A call that never came to Teams: `explain` has no trunk for that host either. */
const judgeLost = (voice: Voice, { to }: AskedCall, lost: string): Verdict => {
  const { outcome } = explainHandedOver(voice, to);
  const isForeign = outcome.kind === 'nobody' && outcome.reason === 'foreign domain';
  const isSame = isForeign && lost === 'foreign host';
  return { standing: 'certain', end: lost, ...(!isSame && { wrong: `explain ${outcome.kind}, lab ${lost}` }) };
};

const wrongText = (call: AskedCall, wrong: string, settings: Settings): string => {
  const turned = Object.entries(settings).filter(([name, value]) => ofTheLab[name] !== value);
  const under = turned.length === 0 ? '' : ` (${turned.map(([name, value]) => `${name} ${value}`).join(', ')})`;
  return `${JSON.stringify(call)}: ${wrong}${under}`;
};
