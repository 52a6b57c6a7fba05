import { nameKey, type Voice } from '../../../routing/compile.ts';
import type { Sbc, VoiceRoute } from '../../../routing/config.ts';
import { notKnownYetText } from '../../../routing/not-connected.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { type Box, countOf, idOf, type Line, shortened } from './box.ts';
import { takes } from './takes.ts';

/** More boxes of routes than this are no picture: neighbours with the same usages and SBCs are then one. */
const mostRoutes = 40;

interface Drawn {
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  readonly boxOfRoute: ReadonlyMap<string, string>;
}

/** PSTN usages, their voice routes and the SBCs that calls leave by. */
export const carriersOf = (tenant: Tenant, { config }: Voice): Drawn => {
  const runs = runsOf(config.voiceRoutes);
  return {
    boxes: [...usages(tenant), ...runs.map(routeBox), ...config.sbcs.map(sbcBox)],
    lines: [...usageLines(tenant, runs), ...runs.flatMap(routeLines)],
    boxOfRoute: new Map(runs.flatMap((run) => run.map(({ name }) => [nameKey(name), idOfRun(run)] as const))),
  };
};

type Run = readonly VoiceRoute[];

const runsOf = (routes: readonly VoiceRoute[]): Run[] => {
  if (routes.length <= mostRoutes) return routes.map((route) => [route]);
  const runs: VoiceRoute[][] = [];
  const keyOf = ({ pstnUsages, sbcs }: VoiceRoute): string => JSON.stringify([pstnUsages, sbcs]);
  for (const route of routes) {
    const [last] = runs.slice(-1);
    if (last?.[0] !== undefined && keyOf(last[0]) === keyOf(route)) last.push(route);
    else runs.push([route]);
  }
  return runs;
};

const titleOf = (run: Run): string => {
  const [first, last] = [run[0]?.name ?? '', run.at(-1)?.name ?? ''];
  return run.length === 1 ? first : `${first} … ${last}`;
};

const idOfRun = (run: Run): string => idOf('voice route', titleOf(run));

const usages = ({ pstnUsages }: Tenant): Box[] =>
  pstnUsages.map(({ name, routes }) => ({
    id: idOf('PSTN usage', name),
    layer: 'usages',
    kind: 'PSTN usage',
    title: name,
    under: countOf(routes.length, 'route', 'routes'),
    facts: [
      routes.length === 0
        ? 'No route: it takes no call.'
        : `Routes in order of trial: ${shortened(routes).join(', ')}.`,
    ],
    doubts: [],
  }));

const numbersOf = ({ pattern }: VoiceRoute): string => takes(pattern) || pattern;

/** At a glance how many there are is no help. */
const withoutCount = (numbers: string): string => numbers.replace(/ \([\d,]+ numbers\)$/, '');

const routeBox = (run: Run): Box => {
  const [first] = run;
  const sbcs = first?.sbcs ?? [];
  return {
    id: idOfRun(run),
    layer: 'routes',
    kind: 'voice route',
    title: titleOf(run),
    under: first && run.length === 1 ? withoutCount(numbersOf(first)) : countOf(run.length, 'route', 'routes'),
    facts: [
      ...(first && run.length === 1
        ? [`Takes ${numbersOf(first)}.`, `Pattern: ${first.pattern}`]
        : shortened(run.map((route) => `${route.name} takes ${numbersOf(route)}`))),
      sbcs.length === 0
        ? 'No SBC: it carries no call.'
        : `SBCs: ${sbcs.join(', ')}${sbcs.length > 1 ? ', healthy ones in random order' : ''}.`,
    ],
    doubts: [],
  };
};

/** The order of trial is that of the usage's boxes. */
const usageLines = ({ pstnUsages }: Tenant, runs: readonly Run[]): Line[] => {
  const boxOf = new Map(runs.flatMap((run) => run.map(({ name }) => [nameKey(name), idOfRun(run)] as const)));
  return pstnUsages.flatMap(({ name, routes }) => {
    const boxes = [...new Set(routes.flatMap((route) => boxOf.get(nameKey(route)) ?? []))];
    return boxes.map((to, at) => ({ from: idOf('PSTN usage', name), to, order: at + 1 }));
  });
};

const routeLines = (run: Run): Line[] =>
  (run[0]?.sbcs ?? []).map((sbc) => ({ from: idOfRun(run), to: idOf('SBC', sbc) }));

const sbcBox = (sbc: Sbc): Box => {
  const state = sbcState(sbc);
  const name = sbc.notConnected ? 'name not known yet' : sbc.fqdn;
  const lists = Object.entries(sbc.translations ?? {}).filter(([, rules]) => rules.length > 0);
  return {
    id: idOf('SBC', sbc.name),
    layer: 'sbcs',
    kind: 'SBC',
    title: sbc.name,
    under: state === undefined ? name : `${state}, ${name}`,
    facts: [
      sbc.notConnected ? 'Its name is made by the SIP provider, which the first up asks for it.' : `${sbc.fqdn}.`,
      ...(state === undefined ? [] : [`It is ${state}.`]),
      ...(sbc.mapsUsernames ? ['It turns user names into numbers.'] : []),
      ...lists.map(([list, rules]) => `${list}: ${rules.join(', ')}`),
    ],
    doubts: sbc.notConnected ? [`where calls by ${sbc.name} end is ${notKnownYetText()}.`] : [],
  };
};

const sbcState = ({ enabled, draining, derived }: Sbc): string | undefined => {
  if (draining) return 'draining: no new calls';
  if (enabled === false) return 'disabled: no new calls';
  return derived ? "a carrier's trunk" : undefined;
};
