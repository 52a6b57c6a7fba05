import type { Beyond } from '../../../live/beyond.ts';
import type { TenantWords } from '../../../live/words/said.ts';
import { judge } from '../../../tenant/judge.ts';
import { formatPath, type Path } from '../../../tenant/source/path.ts';
import { readYaml } from '../../../tenant/source/read-yaml.ts';
import { globalAbout } from './global.ts';

/** What a file that was just written refuses of itself, by the object that it is about; what is about no object is told as any problem. */
export const refusedIn = (text: string, words: TenantWords, today: string): Beyond[] => {
  const { tree } = readYaml(text, 'tenant.yaml');
  if (tree === undefined) return [];
  return judge(tree, today).findings.flatMap(({ path, message }) => {
    const object = objectAt(words, path);
    if (object === undefined) return [];
    const { about, name, rest } = object;
    return [{ about, name, field: rest.length === 0 ? 'name' : formatPath(rest), value: undefined, why: message }];
  });
};

interface Found extends Pick<Beyond, 'about' | 'name'> {
  readonly rest: Path;
}

const sections: Readonly<Record<string, Beyond['about']>> = {
  translationRules: 'translation rule',
  voiceRoutingPolicies: 'voice routing policy',
  dialPlans: 'dial plan',
  callingPolicies: 'calling policy',
  emergencyCallRoutingPolicies: 'emergency call routing policy',
  callerIdPolicies: 'caller ID policy',
  blockedCallers: 'blocked caller pattern',
  blockedCallerExemptions: 'blocked caller exemption',
};

const objectAt = (words: TenantWords, [section, key, ...rest]: Path): Found | undefined => {
  if (section === 'sbcs') {
    const sbc = words.sbcs.find((one) => one.key === key);
    return sbc && { about: 'SBC', name: sbc.fqdn, rest };
  }
  if (section === 'pstnUsages') {
    const [index, ...further] = rest;
    const route = words.voiceRoutes.filter(({ pstnUsages: [first] }) => first === key)[Number(index)];
    return route && { about: 'voice route', name: route.name, rest: further };
  }
  if (section === 'unassignedNumbers') {
    const treatment = words.unassignedNumbers[Number(key)];
    return treatment && { about: 'treatment of unassigned numbers', name: treatment.name, rest };
  }
  if (section === 'global') {
    const ofGlobal = globalAbout(key);
    return ofGlobal && { about: ofGlobal, name: 'Global', rest };
  }
  const about = sections[String(section)];
  if (about === undefined || key === undefined) return undefined;
  // A plan that is a list has its rules under no word.
  const isRule = about === 'dial plan' && typeof rest[0] === 'number';
  return { about, name: String(key), rest: isRule ? ['rules', ...rest] : rest };
};
