import type { Context } from '../../../kit/resource.ts';
import { formatWording } from '../../../kit/wording.ts';
import type { Problem } from '../../readiness/licence-problem.ts';
import { naming } from '../roster/words.ts';
import { namesOfParts } from './holdings.ts';
import type { LicencePlan } from './plan.ts';

/** Messages in one warning; the rest is counted. */
const shown = 50;

/** One message for each who wasn't given a licence. */
export const messagesOf = (refused: Iterable<readonly [string, Problem]>): string[] =>
  [...refused].map(([upn, { text, fix }]) =>
    formatWording({ message: `give ${upn} a licence: ${text}`, fix: `${fix}.` }),
  );

/** As `problems` of the state; read back by whoever fails for them. */
export const writeProblems = (messages: readonly string[]): string =>
  messages.length === 0 ? '' : JSON.stringify(messages);

export const readProblems = (text: string): readonly string[] =>
  text === '' ? [] : (JSON.parse(text) as readonly string[]);

/** Before an up: who is given what, and who isn't. */
export const tellPlan = ({ log }: Context, plan: LicencePlan): void => {
  const byValue = Map.groupBy(plan.gifts, ({ value }) => value);
  for (const [value, gifts] of byValue) {
    const some = gifts.map(({ upn, location }) => ({
      upn,
      value: location ? `usage location ${location}` : 'as it is',
    }));
    const names = gifts.some(({ location }) => location) ? naming(some) : naming(some).replaceAll(' (as it is)', '');
    log(
      `To be given, by the setup identity (TRUNKLINE_SETUP_*): ${namesOfParts(value)} to ${gifts.length} ${gifts.length === 1 ? 'user' : 'users'}: ${names}.`,
    );
  }
  const messages = [...(plan.said === undefined ? [] : [plan.said]), ...messagesOf(plan.refused)];
  if (messages.length === 0) return;
  const more = messages.length - shown;
  const first =
    'As the tenant is now, not everybody can be given the licence that is missing, and an up ends with an error:';
  log([first, ...messages.slice(0, shown), ...(more > 0 ? [`and ${more} more.`] : [])].join('\n'), {
    severity: 'warning',
  });
};
