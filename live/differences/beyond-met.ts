import { z } from 'zod';
import { sameName } from '../../providers/msteams/resources/same-name.ts';
import { attemptsOf } from '../../routing/not-connected.ts';
import type { Departure, DialledCall } from '../../routing/trace.ts';
import type { Beyond } from '../beyond.ts';
import type { Difference } from './difference.ts';
import type { Sides } from './sides.ts';

/** What no file can say and what decides about a dialled call all the same. */
export const beyondMet = (sides: Sides<DialledCall>): Difference[] => [
  ...sides.live.beyond.filter((one) => isMet(one, sides)).map(told),
  ...rewritten(sides),
];

const isMet = ({ about, name, field }: Beyond, { file, live }: Sides<DialledCall>): boolean => {
  if (about === 'voice route') {
    const ties = live.call.doubts.flatMap((doubt) => (doubt.kind === 'equal priorities' ? doubt.routes : []));
    return field === 'Priority' && ties.some((route) => sameName(route, name));
  }
  // What the file says of Global's numbers is compared with the policies.
  if (about === 'emergency call routing policy')
    return (
      file.tenant.global?.emergencyCallRoutingPolicy === undefined &&
      live.call.emergency !== undefined &&
      sameName(live.call.emergency.policy, name)
    );
  if (about !== 'user' || !sameName(name, live.call.user)) return false;
  if (field === 'callingPlan') return [file.call, live.call].some(({ outcome }) => outcome.kind === 'calling plan');
  // Where somebody is decides as soon as no rule of their own plan does.
  return (
    field === 'usageLocation' &&
    [file.call, live.call].some(
      ({ normalisation: { by, trials } }) => by !== 'rule' || trials.at(-1)?.origin === 'service plan',
    )
  );
};

const told = ({ about, name, field, value, why }: Beyond): Difference =>
  about === 'voice route'
    ? { about: 'route', name, text: `route "${name}": ${field} ${value}. ${why}` }
    : about === 'emergency call routing policy'
      ? { about: 'policy', name, text: `${about} "${name}" has ${numbersText(value)}. ${why}` }
      : { about: 'user', name, text: `${name}: ${field} ${value === '' ? 'none' : value}. ${why}` };

const emergencyNumbers = z.array(z.object({ dial: z.string(), usage: z.string() }));

const numbersText = (value: unknown): string => {
  const { data } = emergencyNumbers.safeParse(value);
  return data === undefined ? JSON.stringify(value) : data.map(({ dial, usage }) => `${dial} by ${usage}`).join(', ');
};

/** What an SBC's translation rules make of the call, where that isn't what the file's make of it. */
const rewritten = ({ file, live }: Sides<DialledCall>): Difference[] =>
  departures(live.call).flatMap((now) => {
    const before = departures(file.call).find(({ sbc }) => sbc === now.sbc);
    if (before === undefined) return [];
    return (['outboundPstn', 'outboundTeams'] as const).flatMap((list): Difference[] => {
      const isRewritten = [now, before].some(({ applied }) => applied.some((one) => one.list === list));
      const [shown, said] = [now, before].map((side) => sent(side, list));
      if (!isRewritten || shown === said) return [];
      const what = list === 'outboundPstn' ? 'called number' : "caller's number";
      return [{ about: 'SBC', name: now.sbc, text: `SBC ${now.sbc} sends the ${what} ${shown}; by the file ${said}.` }];
    });
  });

/** The number that leaves, and the translation rule that made it. */
const sent = ({ called, caller, applied }: Departure, list: 'outboundPstn' | 'outboundTeams'): string => {
  const by = applied.find((one) => one.list === list);
  const number = list === 'outboundPstn' ? called : (caller ?? 'none');
  return by === undefined ? number : `${number} by translation rule "${by.rule}"`;
};

const departures = ({ outcome }: DialledCall): readonly Departure[] => attemptsOf(outcome).flatMap(({ sbcs }) => sbcs);
