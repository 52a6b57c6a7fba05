import { sameName } from '../../providers/msteams/resources/same-name.ts';
import type { VoiceConfig, VoiceRoute } from '../../routing/config.ts';
import type { DialledCall } from '../../routing/trace.ts';
import type { Difference } from './difference.ts';
import { named, namesOf, type Sides } from './sides.ts';

/** What of the routes that match, by the file or by the tenant, the tenant has otherwise. */
export const differencesOfRoutes = ({ file, live }: Sides<DialledCall>): Difference[] => {
  const [byFile, byTenant] = [matched(file.call), matched(live.call)];
  const usages = namesOf(...[file.call, live.call].map((call) => call.usages.map(({ usage }) => usage)));
  const configs = { file: file.voice.config, live: live.voice.config };
  return namesOf(byTenant, byFile)
    .flatMap((name) =>
      routeLines(name, configs, usages, byTenant.indexOf(name)).map(
        (text): Difference => ({ about: 'route', name, text }),
      ),
    )
    .concat(orderDifference(byFile, byTenant, configs.live));
};

/** Routes that match, in order of trial. */
const matched = (call: DialledCall): string[] =>
  (call.usages.at(-1)?.routes ?? []).flatMap(({ route, result }) => (result === 'matched' ? [route.name] : []));

const routeLines = (
  name: string,
  { file, live }: { readonly file: VoiceConfig; readonly live: VoiceConfig },
  usages: readonly string[],
  trial: number,
): string[] => {
  const inFile = named(file.voiceRoutes, name);
  const inTenant = named(live.voiceRoutes, name);
  const route = `route "${name}"`;
  if (!inTenant) return [`${route} isn't in the tenant; in the file it takes the call.`];
  if (!inFile) {
    const pattern = `${route} (${inTenant.pattern}) isn't in the file`;
    return [trial === 0 ? `${pattern} and takes the call.` : `${pattern} and is tried when the routes before it fail.`];
  }
  const differing = (words: string, list: (route: VoiceRoute) => readonly string[]): string[] => {
    const [has, says] = [list(inTenant), list(inFile)].map((names) => names.map((one) => one.toLowerCase()).toSorted());
    if (has?.join('\n') === says?.join('\n')) return [];
    return [`${route} ${words} ${listed(list(inTenant))}; the file says ${listed(list(inFile))}.`];
  };
  return [
    ...(inTenant.pattern === inFile.pattern
      ? []
      : [`${route} has the pattern ${inTenant.pattern}; the file says ${inFile.pattern}.`]),
    ...differing('is in usage', ({ pstnUsages }) =>
      pstnUsages.filter((usage) => usages.some((tried) => sameName(tried, usage))),
    ),
    ...differing('goes to', ({ sbcs }) => sbcs),
  ];
};

const listed = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.join(', '));

/** Of routes that match by both, another comes first. */
const orderDifference = (
  byFile: readonly string[],
  byTenant: readonly string[],
  { voiceRoutes }: VoiceConfig,
): Difference[] => {
  const common = (names: readonly string[], others: readonly string[]) =>
    names.filter((name) => others.some((other) => sameName(name, other)));
  const [inTenant, inFile] = [common(byTenant, byFile), common(byFile, byTenant)];
  const [first = '', second = ''] = inTenant;
  if (inTenant.every((name, at) => sameName(name, inFile[at] ?? ''))) {
    const [one, other] = [first, second].map((name) => named(voiceRoutes, name)?.priority);
    if (inTenant.length < 2 || one !== other) return [];
    const text = `routes "${first}" and "${second}" both have priority ${one}; the file puts "${first}" first.`;
    return [{ about: 'route', name: first, text }];
  }
  const order = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', then ');
  const text = `routes are tried as ${order(inTenant)}; the file says ${order(inFile)}.`;
  return [{ about: 'route', name: first, text }];
};
