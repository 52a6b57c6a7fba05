import type { Departure, DialledCall } from '../../routing/trace.ts';
import type { Difference } from './difference.ts';
import { named, namesOf, type Sides } from './sides.ts';

/** What of the SBCs that the call leaves by the tenant has otherwise. */
export const differencesOfSbcs = ({ file, live }: Sides<DialledCall>): Difference[] =>
  namesOf(sbcsOf(live.call), sbcsOf(file.call)).flatMap((name) => {
    const difference = (text: string): Difference => ({ about: 'SBC', name, text });
    const inFile = named(file.voice.config.sbcs, name);
    const inTenant = named(live.voice.config.sbcs, name);
    if (!inTenant) return [difference(`SBC ${name} isn't in the tenant.`)];
    if (!inFile) return []; // a route that goes there differs, and says so
    const takes = (enabled: boolean | undefined) => (enabled === false ? 'takes no calls' : 'takes calls');
    const [now, before] = [takes(inTenant.enabled), takes(inFile.enabled)];
    return [
      ...(now === before ? [] : [`SBC ${name} ${now}; the file says that it ${before}.`]),
      ...rewritten(departureFrom(live.call, name), departureFrom(file.call, name)),
    ].map(difference);
  });

const attemptsOf = ({ outcome }: DialledCall) => (outcome.kind === 'routed' ? outcome.attempts : []);

const sbcsOf = (call: DialledCall): string[] =>
  attemptsOf(call).flatMap(({ sbcs, disabled }) => [...sbcs.map(({ sbc }) => sbc), ...disabled]);

const departureFrom = (call: DialledCall, name: string): Departure | undefined =>
  attemptsOf(call)
    .flatMap(({ sbcs }) => sbcs)
    .find(({ sbc }) => sbc === name);

/** A tenant file knows no translation rules. */
const rewritten = (now: Departure | undefined, before: Departure | undefined): string[] =>
  (now?.applied ?? [])
    .filter(({ list, rule }) => !before?.applied.some((one) => one.list === list && one.rule === rule))
    .map(({ list, rule }) => {
      const [what, number] =
        list === 'outboundPstn' ? ['the called number', now?.called] : ["the caller's number", now?.caller];
      return `SBC ${now?.sbc} makes ${what} ${number} by translation rule "${rule}"; the file has no such rule.`;
    });
