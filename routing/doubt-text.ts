import { destinationText } from './destinations.ts';
import { disabledReason } from './disabled-sbcs.ts';
import { extensionReason } from './extension-cut.ts';
import { planDoubtReason } from './plan-doubt.ts';
import type { Doubt } from './trace.ts';

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What isn't known about a call, in one sentence. */
export const doubtText = (doubt: Doubt): string => {
  switch (doubt.kind) {
    case 'later usages':
      return `Usages that match too: ${quoted(doubt.usages)}. Documented as not tried when the SBCs above fail, reported as tried.`;
    case 'equal priorities':
      return `Routes ${quoted(doubt.routes)} have the same priority: Microsoft doesn't publish which is tried first.`;
    case 'partial match':
      return `Rule "${doubt.rule}" matches only a part of the number: Microsoft doesn't publish what becomes of the rest; here it is dropped.`;
    case 'not modelled':
      return `The pattern of ${doubt.what} "${doubt.name}" is beyond this model, so it was passed over; Teams may apply it.`;
    case 'held by others':
      return `Nobody of users.csv holds ${doubt.number}; who isn't in it may (a resource account, another user), and would be rung instead.`;
    case 'adopted sbc':
      return `SBC "${doubt.sbc}" is adopted: the file leaves out lists of translation rules, and those that it has in Teams may make other numbers of these; --live knows them.`;
    case 'second pass':
      return `The number has no +: an older Microsoft page says that it is normalised once more, which would give ${doubt.number}.`;
    case 'service rules':
      return `${capital(planDoubtReason(doubt))}: ${doubt.rule === undefined ? 'that none of them takes this number' : `that "${doubt.rule}" is one of them`} is only likely.`;
    case 'group member':
      return `That the user is directly in group "${doubt.group}" is the site's word alone: whoever isn't, or whom it hasn't reached yet, has a lower group's or Global instead, and whoever is in a higher one has that one's; --live asks Teams.`;
    case 'global policy':
      return "The files don't hold the usages of the Global voice routing policy, which is the one in force: it is taken as empty; --live reads it.";
    case 'emergency order':
      return `Microsoft doesn't publish whether emergency call routing policy "${doubt.policy}" is asked for what is dialled or for what the dial plan makes of it: here it is the ${doubt.reading === 'plan first' ? 'latter; by the former' : 'former; by the latter'} the call ${doubt.otherwise}.`;
    case 'emergency plus':
      return `Emergency call routing policy "${doubt.policy}" has ${doubt.has}, and Microsoft doesn't publish whether it takes ${doubt.dialled} too: here it doesn't; if it does, the call ${doubt.otherwise}.`;
    case 'emergency treatment':
      return `${capital(planDoubtReason(doubt))}: here the treatment comes first; if it doesn't, the call ${doubt.otherwise}.`;
    case 'disabled sbc':
      return `${capital(disabledReason(doubt.sbcs))}; if not, callers get there by other SBCs alone.`;
    case 'extension cut':
      return `${capital(extensionReason([doubt]) ?? '')}; Microsoft doesn't publish whether they do.`;
    case 'emergency policy unread':
      return `${capital(planDoubtReason(doubt))}: where that names this number, its usage takes the call, not the voice routing policy; --live reads it.`;
    case 'network sites':
      return doubt.sites
        .map(
          ({ name, policy }) =>
            `Site "${name}" of the network has its own emergency call routing policy "${policy}", which wins for users there.`,
        )
        .join(' ');
    case 'global plan':
      return `${capital(planDoubtReason(doubt))}, which is the one in force: it is taken as empty; --live reads it.`;
    case 'caller ID policy':
      return doubt.policy.toLowerCase() === 'global'
        ? "Files don't hold the Global caller ID policy: the user's own number is shown, as in a new tenant; --live reads it."
        : `Caller ID policy "${doubt.policy}" is only named in the files, so who is shown as the caller isn't known; --live reads it.`;
    case 'number of account':
      return `Which number ${doubt.account} holds isn't in the files, nor what SBCs' translation rules make of it; --live knows both.`;
    case 'hidden number':
      return `${doubt.user.split('@')[0]} may hide the number: caller ID policy "${doubt.policy}" leaves that to its users.`;
    case 'caller numbers':
      return "Callers are blocked here, and sipTrunk.callerNumbers doesn't say which numbers CCAIP shows: whether its calls get through isn't known.";
    case 'calls off':
      return `${capital(planDoubtReason(doubt))}: here it goes as if there were calls.`;
    case 'exempt caller':
      return `Blocked caller pattern "${doubt.pattern}" takes ${doubt.number}, which CCAIP shows, and exemption "${doubt.exemption}" lets it through by our reading: ask Test-CsInboundBlockedNumberPattern; --live does.`;
    case 'destination':
      return `${capital(destinationText(doubt))}.`;
    case 'emergency destination':
      return `Whether the destinations of the SIP trunk behind ${doubt.sbc} count for emergency calls isn't published: here they don't.`;
    case 'emergency caller':
      return `Whether caller ID policy "${doubt.policy}" counts for emergency calls isn't published.`;
  }
};
