import type { World } from '../../calls/world.ts';
import { ownNumber } from '../numbers/change.ts';
import { answer } from './answer.ts';
import { type AtSbc, type Incoming, toSbc } from './to-sbc.ts';

/** "Allowed only 1 hour after the number has been purchased" (D65). */
const testCallsMilliseconds = 3_600_000;

/** A call of the telephone network to a number of the account. Undefined: it isn't the account's. */
export const byNumber = (
  world: World,
  incoming: Incoming,
): (AtSbc & { readonly connection: string | null }) | undefined => {
  const { store, clock } = world;
  const number = ownNumber(store, incoming.called);
  if (number === undefined) return undefined;
  const connection = number.connectionId === null ? undefined : store.get('telnyxConnection', number.connectionId);
  const name = connection?.settings.connection_name ?? null;
  const refused = (sip: number, code: string, text: string) =>
    ({ kind: 'refused', connection: name, answer: answer(sip, code, text) }) as const;
  const isAsked = number.status.startsWith('requirement-info-');
  if (isAsked && number.purchasedAt + testCallsMilliseconds <= clock.now()) return refused(486, 'D65', 'User Busy');
  // That numbers on their way reach nothing is assumed.
  if (!isAsked && number.status !== 'active') return refused(480, 'D21', 'Temporarily Unavailable');
  if (connection === undefined) return refused(480, 'D21', 'Temporarily Unavailable');
  return { ...toSbc(world, connection, incoming), connection: connection.settings.connection_name };
};
