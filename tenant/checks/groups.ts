import { givenPolicies } from '../given-policies.ts';
import { resolver } from '../resolver.ts';
import type { Finding } from '../source/finding.ts';
import type { Check } from './check.ts';
import { repeats } from './repeats.ts';

/** Groups that stand twice, and sites whose people would have a thing by themselves and by their group. */
export const groups: Check = (subject) => {
  const listed = subject.file.groups ?? [];
  const find = resolver(listed.map(({ group }) => group));
  const both = [...(subject.file.sites ?? [])].flatMap(([name, site]) => {
    const group = listed.find((one) => one.group === find(site.group ?? ''));
    if (group === undefined) return [];
    return givenPolicies.flatMap(({ word }): Finding[] =>
      site[word] === undefined || group[word] === undefined
        ? []
        : [
            {
              path: ['sites', name, word],
              message: `"${site[word]}" is the site's own, and group "${group.group}" gives "${group[word]}".`,
              allowed:
                'A site has it by itself or by its group: what people have by themselves hides what a group gives.',
              fix: `take ${word} out of the site, or out of the group.`,
            },
          ],
    );
  });
  return [
    ...repeats(
      subject,
      listed.map(({ group }, index) => ({ value: group, path: ['groups', index, 'group'] })),
      'A group stands once, with all that it gives.',
      'put both into the first.',
    ),
    ...both,
  ];
};
