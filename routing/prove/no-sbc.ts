import { nameKey, type Voice } from '../compile.ts';
import type { VoiceRoute } from '../config.ts';
import { inWords } from '../in-words.ts';
import type { DialledCall } from '../trace.ts';
import { quotedNames } from './names.ts';

/** The routes that take a call, of the usage that decides. */
export const routesOf = ({ usages }: DialledCall): VoiceRoute[] =>
  (usages.at(-1)?.routes ?? []).flatMap(({ route, result }) => (result === 'matched' ? [route] : []));

/** The SBCs of these routes, which take no calls: those that are being drained, and those that are only disabled. */
const offOf = (voice: Voice, call: DialledCall) => {
  const names = routesOf(call).flatMap(({ sbcs }) => sbcs);
  const sbcs = [...new Set(names.map(nameKey))].flatMap((key) => voice.sbcs.get(key)?.sbc ?? []);
  const [draining, disabled] = [true, false].map((is) =>
    sbcs.filter((sbc) => (sbc.draining ?? false) === is).map(({ name }) => name),
  );
  return { draining: draining ?? [], disabled: disabled ?? [] };
};

const are = (sbcs: readonly string[]): string => `${inWords(sbcs)} ${sbcs.length === 1 ? 'is' : 'are'}`;
const names = (call: DialledCall): string => quotedNames(routesOf(call).map(({ name }) => name));

/** Why the routes that take a call don't help: `route "Emergency" takes it, and main is draining`. */
export const noSbcText = (voice: Voice, call: DialledCall): string => {
  const { draining, disabled } = offOf(voice, call);
  const why = [
    ...(draining.length > 0 ? [`${are(draining)} draining`] : []),
    ...(disabled.length > 0 ? [`${are(disabled)} disabled`] : []),
  ];
  const isOne = routesOf(call).length === 1;
  return `${isOne ? 'route' : 'routes'} ${names(call)} ${isOne ? 'takes' : 'take'} it and ${isOne ? 'has' : 'have'} no SBC that takes calls${why.length === 0 ? '' : `: ${why.join(', ')}`}`;
};

/** Another SBC is needed, not another route. */
export const noSbcFix = (voice: Voice, call: DialledCall): string => {
  const { draining, disabled } = offOf(voice, call);
  const another = `name an SBC that takes calls in route ${names(call)}`;
  if (draining.length > 0) return `${another}, or take drain of ${inWords(draining)} out until there is one.`;
  return disabled.length > 0 ? `${another}, or enable ${inWords(disabled)}.` : `${another}.`;
};
