import type { EmergencyCallRoutingPolicyArgs } from '../../schema/emergency-call-routing-policy.ts';
import type { SbcArgs } from '../../schema/sbc.ts';
import type { VoiceRouteArgs } from '../../schema/voice-route.ts';
import type { Session } from '../../session.ts';
import { sameName } from '../same-name.ts';
import type { EmergencyPolicyRow } from '../tenant-objects.ts';
import { waitingObjects } from '../waiting-objects.ts';

const sbcToken = 'msteams:index:Sbc';
const routeToken = 'msteams:index:VoiceRoute';

const isOneOf = (name: string, names: readonly string[]) => names.some((one) => sameName(one, name));
const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');

/** A route whose SBC waits isn't sent, whole: Teams would refuse it, and without that SBC it is another route. */
export const waitingSbcs = (session: Session, sbcs: readonly string[]): string | undefined => {
  const waiting = waitingObjects(session)
    .of<SbcArgs>(sbcToken)
    .filter(({ name }) => isOneOf(name, sbcs));
  return waiting.length === 0 ? undefined : `SBC ${quoted(waiting.map(({ name }) => name))}`;
};

/** The routes of usages that wait, as they are named after "waits for": who had these usages now would lose their calls. */
export const waitingRoutes = (session: Session, usages: readonly string[]): string | undefined => {
  const waiting = waitingObjects(session)
    .of<VoiceRouteArgs>(routeToken)
    .filter(({ args }) => args.pstnUsages.some((usage) => isOneOf(usage, usages)));
  if (waiting.length === 0) return undefined;
  return `voice route${waiting.length === 1 ? '' : 's'} ${quoted(waiting.map(({ name }) => name).toSorted())}`;
};

/** The same, of a policy as Teams shows it. */
export const usagesOfRow = ({ EmergencyNumbers }: EmergencyPolicyRow): string[] =>
  EmergencyNumbers.map(({ OnlinePSTNUsage }) => OnlinePSTNUsage);

/** The usages by which emergency calls go. */
export const usagesOf = (numbers: EmergencyCallRoutingPolicyArgs['numbers']): string[] => [
  ...new Set(Object.values(numbers).map(({ usage }) => usage)),
];
