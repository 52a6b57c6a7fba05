import { sameName } from '../../providers/msteams/resources/same-name.ts';
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
    : { about: 'user', name, text: `${name}: ${field} ${value === '' ? 'none' : value}. ${why}` };

/** What translation rules of an SBC make of the call; a tenant file knows none. */
const rewritten = ({ file, live }: Sides<DialledCall>): Difference[] => {
  const before = new Map(departures(file.call).map((one) => [one.sbc, one]));
  return departures(live.call).flatMap(({ sbc, applied, called, caller }) =>
    applied
      .filter(({ list, rule }) => !before.get(sbc)?.applied.some((one) => one.list === list && one.rule === rule))
      .map(({ list, rule }): Difference => {
        const [what, number] =
          list === 'outboundPstn' ? ['the called number', called] : ["the caller's number", caller];
        const text = `SBC ${sbc} makes ${what} ${number} by translation rule "${rule}"; the file has no such rule.`;
        return { about: 'SBC', name: sbc, text };
      }),
  );
};

const departures = ({ outcome }: DialledCall): readonly Departure[] =>
  outcome.kind === 'routed' ? outcome.attempts.flatMap(({ sbcs }) => sbcs) : [];
