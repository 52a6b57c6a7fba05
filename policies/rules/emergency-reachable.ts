import { compareEmergency } from '../../routing/compare/emergency.ts';
import { compileConfig } from '../../routing/compile.ts';
import { fromTenant } from '../../routing/from-tenant.ts';
import { people } from '../people.ts';
import type { TenantRule } from '../rule.ts';
import { ruleName } from '../rule-name.ts';

/** Each emergency number that people where the users are are told to dial reaches an SBC as it is, with and without a plus, from every user. */
export const emergencyReachable: TenantRule = {
  name: ruleName(import.meta.filename),
  about: 'tenant',
  rule: 'Emergency numbers reach an SBC, unchanged, from every user, with and without a plus.',
  why: 'a call for the police, the fire brigade or an ambulance goes nowhere.',
  check: ({ tenant }) => {
    const voice = compileConfig(fromTenant(tenant));
    const { calls, unknownCountries } = compareEmergency(voice, voice);
    const lost = calls
      // Before the trunk has a name nothing of Teams is made, and the run that writes it is the one that is judged.
      .filter(({ standing, arrives, notKnownYet }) => standing === 'required' && !arrives && !notKnownYet)
      .map(({ dialled, users, after, sent }) => ({
        what:
          sent.length > 0
            ? `${dialled}, dialled by ${people(users)}, leaves as ${sent.join(' or ')}.`
            : `${dialled}, dialled by ${people(users)}, ${after === 'dropped' ? 'is dropped' : `rings ${after}`}.`,
        fix: `see npm run explain -- ${tenant.name} --as ${users[0]} --dial ${dialled}; it needs a dial plan rule that keeps it, and a route in every policy${sent.length > 0 ? ', or, if the carrier asks for that form, a word under emergencyForms in tenant.yaml' : ''}.`,
      }));
    const unknown = unknownCountries.map((country) => ({
      what: `The emergency numbers of ${country} aren't known here, so nothing can be said of them.`,
      fix: `look them up and write expected calls in stacks/${tenant.name}/calls.yaml; then except this rule in tenant.yaml, with that as the reason.`,
    }));
    return [...lost, ...unknown];
  },
};
