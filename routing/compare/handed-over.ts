import { nameKey, type Voice } from '../compile.ts';
import { explainHandedOver, type HandedOverCall } from '../explain-handed-over.ts';
import { nobodyText } from '../outcome-text.ts';
import { parseSipUri } from '../sip-uri.ts';
import type { HandedOverChange, HandedOverComparison } from './comparison.ts';

/** What changes for calls that CCAIP hands over: by number, by the SIP URIs it knows, and by user. */
export const compareHandedOver = (base: Voice, head: Voice): HandedOverComparison => {
  const numbers = [...new Set([...base.numbers.keys(), ...head.numbers.keys()])];
  const uris = [...new Set([base, head].flatMap(({ config }) => config.users.flatMap(({ sipUri }) => sipUri ?? [])))];
  const byNumber = numbers.flatMap((number) => change(base, head, number));
  const told = new Set(byNumber.map(({ address, rang, rings }) => `${address} ${rang} ${rings}`));
  const byUri = uris
    .flatMap((uri) => change(base, head, uri))
    .filter(({ address, rang, rings }) => !told.has(`${numberIn(address)} ${rang} ${rings}`));
  return {
    changes: [...byNumber, ...byUri],
    unreachable: unreachable(base, head),
    addresses: addresses(base, head),
    callingPolicies: callingPolicies(base, head),
  };
};

const ringing = ({ outcome }: HandedOverCall): string | undefined =>
  outcome.kind === 'rings' ? outcome.user : outcome.kind === 'nobody' ? undefined : 'whom the SBC decides';

const change = (base: Voice, head: Voice, address: string): HandedOverChange[] => {
  const [before, after] = [explainHandedOver(base, address), explainHandedOver(head, address)];
  const [rang, rings] = [ringing(before), ringing(after)];
  if (nameKey(rang ?? '') === nameKey(rings ?? '')) return [];
  return [{ address, ...(rang !== undefined && { rang }), ...(rings !== undefined && { rings }), before, after }];
};

/** The number in a SIP URI, as Teams looks it up. */
const numberIn = (uri: string): string => {
  const user = parseSipUri(uri)?.user ?? uri;
  return /^\d/.test(user) ? `+${user}` : user;
};

/** A user is reached by the address that CCAIP has or should have for them, else by their number. */
const reaches = (voice: Voice, key: string): boolean => {
  const user = voice.users.get(key)?.user;
  const address = user?.sipUri ?? user?.number;
  if (user === undefined || address === undefined) return false;
  const { outcome } = explainHandedOver(voice, address);
  return outcome.kind === 'rings' && nameKey(outcome.user) === key;
};

const unreachable = (base: Voice, head: Voice): HandedOverComparison['unreachable'] =>
  [...base.users].flatMap(([key, { user }]) => {
    if (!reaches(base, key) || reaches(head, key)) return [];
    const now = head.users.get(key)?.user;
    if (!now) return [{ user: user.name, why: 'is no user any more' }];
    const address = now.sipUri ?? now.number;
    if (address === undefined) return [{ user: now.name, why: 'has no number' }];
    const call = explainHandedOver(head, address);
    if (call.outcome.kind === 'nobody') return [{ user: now.name, why: nobodyText(call, call.outcome.reason) }];
    return [{ user: now.name, why: `${address} rings ${ringing(call)}` }];
  });

const addresses = (base: Voice, head: Voice): HandedOverComparison['addresses'] =>
  [...new Set([...base.users.keys(), ...head.users.keys()])].flatMap((key) => {
    const [was, is] = [base.users.get(key)?.user, head.users.get(key)?.user];
    const [before, after] = [was?.sipUri, is?.sipUri];
    if (before === after) return [];
    const oldRings = before === undefined ? undefined : ringing(explainHandedOver(head, before));
    return [
      {
        user: (is ?? was)?.name ?? key,
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
        ...(oldRings !== undefined && { oldRings }),
      },
    ];
  });

const callingPolicies = (base: Voice, head: Voice): HandedOverComparison['callingPolicies'] =>
  [...head.users].flatMap(([key, { user }]) => {
    const was = base.users.get(key)?.user;
    if (!was) return [];
    const [before, after] = [was.callingPolicy ?? 'Global', user.callingPolicy ?? 'Global'];
    return nameKey(before) === nameKey(after) ? [] : [{ user: user.name, before, after }];
  });
