import { explainDialled } from '../explain.ts';
import { attemptsOf } from '../not-connected.ts';
import { dialledEmergency } from '../numbers/emergency.ts';
import { exampleCall } from './example-call.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';

/** Words of a person about a form in which no emergency call leaves: one day they may let a wrong call pass. */
export const emergencyFormUnused = ({ tenant, voice, callers }: Facts): Finding[] =>
  tenant.emergencyForms.flatMap(({ number, sentAs }, index): Finding[] => {
    const people = callers.filter(({ ready }) => dialledEmergency(ready.user.country).includes(number));
    const calls = people.flatMap(({ ready }) =>
      [number, `+${number}`].map((dialled) => explainDialled(voice, ready, dialled)),
    );
    const sent = calls.flatMap(({ outcome }) =>
      attemptsOf(outcome).flatMap(({ sbcs }) => sbcs.map(({ called }) => called)),
    );
    if (sent.includes(sentAs)) return [];
    const other = sent.find((called) => called !== number && called !== `+${number}`);
    const [first] = people;
    return [
      {
        kind: 'emergency-form-unused',
        level: 'note',
        certainty: calls.some(({ doubts }) => doubts.some(({ kind }) => unsure.has(kind))) ? 'sampled' : 'proved',
        part: { kind: 'emergency form', index },
        what: first
          ? `emergencyForms has ${number} sent as ${sentAs}, but no call to ${number} leaves so.`
          : `emergencyForms has ${number} sent as ${sentAs}, but nobody is where ${number} is an emergency number.`,
        why: 'It is a word about a call that nobody makes, and would let one pass that somebody makes by mistake.',
        ...(first && { example: exampleCall(voice, first.ready, number) }),
        fix: other === undefined ? 'remove it.' : `remove it, or write ${other} if the carrier asks for that.`,
      },
    ];
  });

const unsure: ReadonlySet<string> = new Set(['not modelled', 'partial match']);
