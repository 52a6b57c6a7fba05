import type { VoiceConfig } from '../routing/config.ts';
import { inWords } from '../routing/in-words.ts';
import { tollExposure, withGroups } from '../routing/prove/toll-exposure.ts';
import { isUncounted, uncountedText } from '../routing/uncounted.ts';
import type { ExceptionName } from '../tenant/schema/exceptions.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { TenantReview } from './review-schema.ts';
import { shortNames } from './words.ts';

/** A rule of the policy pack, and what it finds in the newer version, in words. */
export interface Found {
  readonly rule: ExceptionName;
  readonly text: string;
}

/**
 * What the policy pack's mandatory rules find in a tenant's files, excepted or not; they ask the same questions. A secret that lives too
 * long is no file that can be read, and numbers of two stacks are those of two folders with one tenant.
 */
export const foundByPack = (
  tenant: Tenant,
  config: VoiceConfig,
  { emergency, emergencyUnknown, calls }: Pick<TenantReview, 'emergency' | 'emergencyUnknown' | 'calls'>,
): Found[] => {
  const people = peopleOf(tenant);
  const found = (rule: ExceptionName, texts: readonly string[]): Found[] =>
    texts.length === 0 ? [] : [{ rule, text: texts.join('; ') }];
  return [
    ...found('emergency-reachable', [
      ...unreached(emergency).map(
        ({ numbers, single, users }) =>
          `${numbers} of ${people(users)} ${single ? "doesn't reach an SBC as it is" : "don't reach an SBC as they are"}`,
      ),
      ...emergencyUnknown.map((country) => `the emergency numbers of ${country} aren't known here`),
    ]),
    ...found(
      'expected-calls',
      calls.failures.length === 0 ? [] : [`${calls.failures.length} of ${calls.total} expected calls, see below`],
    ),
    ...found('toll-exposure-needs-approval', tollTexts(withGroups(config, tenant), people)),
  ];
};

const unreached = (emergency: TenantReview['emergency']) => {
  const groups = Map.groupBy(
    // The pack asks for users of users.csv alone.
    emergency.flatMap(({ arrives, notKnownYet, standing, dialled, users }) => {
      const counted = users.filter((name) => !isUncounted(name));
      return arrives || notKnownYet || standing !== 'required' || counted.length === 0
        ? []
        : [{ dialled, users: counted }];
    }),
    ({ users }) => users.join(),
  );
  return [...groups.values()].map((alike) => ({
    numbers: inWords(alike.map(({ dialled }) => dialled)),
    single: alike.length === 1,
    users: alike[0]?.users ?? [],
  }));
};

const tollTexts = (config: VoiceConfig, people: (users: readonly string[]) => string): string[] => {
  const { reach, notAnalysed } = tollExposure(config);
  const kinds = Map.groupBy(reach, ({ kind }) => kind);
  return [
    ...[...kinds].map(
      ([kind, alike]) => `${people([...new Set(alike.flatMap(({ users }) => users))])} can dial ${kind} numbers`,
    ),
    ...notAnalysed.map(({ what }) => `it can't be told of ${what}`),
  ];
};

const peopleOf = ({ users }: Tenant): ((upns: readonly string[]) => string) => {
  const name = shortNames(users.map(({ upn }) => upn));
  return (names) => {
    const others = [...new Set(names.filter(isUncounted).map(uncountedText))];
    const upns = names.filter((one) => !isUncounted(one));
    return inWords([...(upns.length <= 3 ? upns.map(name) : [`${upns.length} users`]), ...others]);
  };
};
