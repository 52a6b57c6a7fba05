import type { ResourceRule } from '../rule.ts';
import { ruleName } from '../rule-name.ts';

/** No policy or dial plan of the name that holds for everybody. */
export const noWriteToGlobal: ResourceRule = {
  name: ruleName(import.meta.filename),
  about: 'resource',
  rule: 'No policy or dial plan is named Global: what Global is, the section global of a tenant file says alone.',
  why: 'Global holds for every user of the tenant who has none of their own, also those who are in no file here.',
  types: ['msteams:index:VoiceRoutingPolicy', 'msteams:index:DialPlan'],
  check: ({ type, name, props }) => {
    if (typeof props.name !== 'string') throw new Error(`the name of ${name} is no text.`);
    if (!/^(tag:)?global$/i.test(props.name.trim())) return [];
    const kind = type.endsWith('DialPlan') ? 'dial plan' : 'voice routing policy';
    return [
      {
        what: `${name} writes the ${kind} ${JSON.stringify(props.name)}.`,
        fix: `give the ${kind} a name of its own, and give it to users by their site or in users.csv.`,
      },
    ];
  },
};
