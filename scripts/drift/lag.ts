import type { Change, Difference } from '../../live/drift/difference.ts';
import type { LiveRows } from '../../live/rows.ts';
import type { Json } from '../../providers/msteams/history/change.ts';
import { sameName } from '../../providers/msteams/resources/same-name.ts';
import { givenPolicies } from '../../tenant/given-policies.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { isSame } from '../history/change-text.ts';
import type { Write } from '../history/writes.ts';

const hour = 3_600_000;

/**
 * How long Teams may take to show what it took. Microsoft: a policy or a number up to 24 hours, a group's policy a day or more, blocked
 * callers up to 24 hours, a translation rule "a short delay"; of the others nothing is published, and an hour is far more than was seen.
 */
const shownWithin = (kind: string): number => {
  const aDay = [
    'PhoneNumbers',
    'BlockedCaller',
    'BlockedCallerExemption',
    ...givenPolicies.map((one) => one.policyType),
  ];
  return aDay.includes(kind) ? 24 * hour : hour;
};

/** A group's policy reaches its members after a day or more. */
const groupWithin = 48 * hour;

/** The kind of a thing in the history, by what it is about. */
const kindOf: Readonly<Partial<Record<string, string>>> = {
  SBC: 'Sbc',
  route: 'VoiceRoute',
  routes: 'VoiceRoute',
  'PSTN usage': 'PstnUsage',
  policy: 'VoiceRoutingPolicy',
  'voice routing policy': 'VoiceRoutingPolicy',
  'dial plan': 'DialPlan',
  'translation rule': 'TranslationRule',
  'emergency call routing policy': 'EmergencyCallRoutingPolicy',
  'calling policy': 'CallingPolicy',
  'caller ID policy': 'CallerIdPolicy',
  treatment: 'UnassignedNumberTreatment',
  treatments: 'UnassignedNumberTreatment',
  'blocked caller pattern': 'BlockedCaller',
  'blocked caller exemption': 'BlockedCallerExemption',
  'external user': 'ExternalUsers',
};

/** What the answer hangs on. */
export interface Known {
  readonly tenant: Tenant;
  readonly writes: readonly Write[];
  readonly rows: LiveRows;
  /** Object ids by UPN, and by name of a group. */
  readonly ids: ReadonlyMap<string, string>;
  readonly groupIds: ReadonlyMap<string, string>;
  readonly now: Date;
}

/** Since when Teams may have been taking its time to show what trunkline wrote; undefined: that doesn't explain the difference. */
export const lagSince = (difference: Difference, known: Known): string | undefined => {
  const { about, name, changes } = difference;
  if (about === 'user') {
    if (changes.length === 0) return undefined;
    const each = changes.map((change) => ofUser(name, change, known));
    return each.some((since) => since === undefined) ? undefined : each.toSorted()[0];
  }
  if (about === 'number') return newest(released(name, known), shownWithin('PhoneNumbers'), known);
  if (about === 'group') return ofGroup(name, changes, known);
  const kind = about === 'Global' ? kindOf[name] : kindOf[about];
  if (kind === undefined) return undefined;
  const ofKind = known.writes.filter((write) => write.kind === kind && isPossible(write));
  if (about === 'routes' || about === 'treatments') {
    const hidden = ofKind.filter((write) => isHidden(write, ofKind, known));
    return newest(hidden, shownWithin(kind), known);
  }
  const object = about === 'Global' ? 'Global' : objectOf(difference, known.tenant);
  const those = ofKind.filter((write) => sameName(write.object ?? write.upn ?? '', object));
  return newest(
    those.filter((write) => about === 'external user' || isHidden(write, those, known)),
    shownWithin(kind),
    known,
  );
};

/** Writes of a thing, oldest first, whether what differs comes from them or not: a change by hand is younger than the last. */
const writesOfThing = ({ about, name }: Difference, { writes, tenant, ids }: Known): Write[] => {
  const possible = writes.filter(isPossible);
  if (about === 'user') return possible.filter((write) => isOfUser(write, name, ids));
  const kind = kindOf[about];
  if (kind === undefined || about === 'routes' || about === 'treatments') return [];
  const object = objectOf({ about, name }, tenant);
  return possible.filter((write) => write.kind === kind && sameName(write.object ?? write.upn ?? '', object));
};

export const lastWrite = (difference: Difference, known: Known): Write | undefined =>
  writesOfThing(difference, known).at(-1);

/**
 * Whether a thing is in the tenant just as trunkline wrote it: nobody changed it, but the files have changed since. Only what is on
 * record from its making on is known to be so.
 */
export const isAsWritten = (difference: Difference, known: Known): boolean => {
  const { about, changes } = difference;
  const writes = writesOfThing(difference, known);
  if (about === 'user') {
    return changes.length > 0 && changes.every(({ field, tenant }) => lastGiven(field, writes) === (tenant ?? null));
  }
  const made = writes.findLastIndex(({ from }) => from === null);
  const last = writes.at(-1);
  if (made === -1 || last === undefined) return false;
  const row = rowOf(last.kind, last.object ?? '', known.rows);
  if (row === undefined || last.to === null) return row === undefined && last.to === null;
  const asked = Object.assign({}, ...writes.slice(made).map(({ to }) => fieldsOf(to)));
  return Object.keys(asked).every((field) => isSame(row[field] as Json, asked[field]));
};

/** What somebody was given last of a number or a policy; undefined: nothing is on record. */
const lastGiven = (field: string, writes: readonly Write[]): Json | undefined => {
  const kind = field === 'number' ? 'PhoneNumbers' : givenPolicies.find((one) => one.field === field)?.policyType;
  return writes.findLast((write) => write.kind === kind)?.to;
};

/** An SBC's short name is the file's alone. */
const objectOf = ({ about, name }: Pick<Difference, 'about' | 'name'>, { sbcs }: Tenant): string =>
  about === 'SBC' ? (sbcs.find(({ key }) => key === name)?.fqdn ?? name) : name;

/** What was refused did nothing. */
const isPossible = ({ end }: Write): boolean => end !== 'failed';

const newest = (writes: readonly Write[], within: number, { now }: Known): string | undefined => {
  const times = writes
    .map(({ time, ended = time }) => ended)
    .filter((time) => now.getTime() - Date.parse(time) < within && Date.parse(time) <= now.getTime() + hour);
  return times.toSorted().at(-1);
};

const isOfUser = ({ user, upn }: Write, name: string, ids: Known['ids']): boolean =>
  (upn !== undefined && sameName(upn, name)) || (user !== undefined && user === ids.get(name.toLowerCase()));

const ofUser = (name: string, { field, file, tenant }: Change, known: Known): string | undefined => {
  const own = known.writes.filter((write) => isPossible(write) && isOfUser(write, name, known.ids));
  if (field === 'number') {
    const numbers = own.filter(({ kind }) => kind === 'PhoneNumbers');
    const isAsked = numbers.at(-1)?.to === file;
    const isLeft = tenant === undefined || numbers.some(({ from, to }) => to === null && from === tenant);
    return isAsked && isLeft ? newest(numbers, shownWithin('PhoneNumbers'), known) : undefined;
  }
  const given = givenPolicies.find((one) => one.field === field);
  if (given === undefined) return undefined;
  const [policy = '', group] = (file ?? '').split(' by group ');
  const last = own.findLast(({ kind }) => kind === given.policyType);
  if (group !== undefined) {
    // Whoever has another policy than trunkline gave them last was given that by hand, whatever their group has.
    const isLeft = last === undefined || sameName(asText(last.to), tenant ?? '');
    const grant = lastToGroup(group, given.policyType, known);
    return isLeft && grant !== undefined && sameName(asText(grant.to), policy)
      ? newest([grant], groupWithin, known)
      : undefined;
  }
  const before = last?.from;
  const isBefore = before === undefined || sameName(asText(before), tenant ?? '');
  const isAsked = last !== undefined && sameName(asText(last.to), policy);
  return last !== undefined && isAsked && isBefore ? newest([last], shownWithin(given.policyType), known) : undefined;
};

const asText = (value: Json): string => (value === null ? '' : String(value));

/** A number that was taken from somebody, and that they still seem to have; who else has it got it by hand. */
const released = (number: string, { writes, rows }: Known): Write[] => {
  const holder = rows.numbers.find((row) => sameName(row.number, number))?.holder ?? '';
  return writes.filter(
    (write) =>
      write.kind === 'PhoneNumbers' &&
      isPossible(write) &&
      write.from === number &&
      write.to === null &&
      [write.upn, write.user].some((name) => name !== undefined && sameName(name, holder)),
  );
};

/** What a group was given last of a type; its id, too, was written by older versions. */
const lastToGroup = (group: string, type: string, { writes, groupIds }: Known): Write | undefined => {
  const names = [`group "${group}"`, groupIds.get(group) ?? group];
  return writes.findLast(
    (write) => write.kind === type && isPossible(write) && names.some((name) => sameName(name, write.object ?? '')),
  );
};

/** Teams still shows what a group had before its last grant, of each type that differs. */
const ofGroup = (group: string, changes: readonly Change[], known: Known): string | undefined => {
  const each = changes.map(({ field, file, tenant }) => {
    const type = givenPolicies.find((one) => one.field === field)?.policyType ?? '';
    const last = lastToGroup(group, type, known);
    const isLate =
      last !== undefined &&
      sameName(asText(last.to), file ?? '') &&
      (last.from === undefined || sameName(asText(last.from), tenant ?? ''));
    return isLate ? newest([last], groupWithin, known) : undefined;
  });
  return each.some((since) => since === undefined) ? undefined : each.toSorted()[0];
};

type Row = Readonly<Record<string, unknown>>;

/** Whether Teams still shows what was there before the last write of the thing. */
const isHidden = (write: Write, all: readonly Write[], known: Known): boolean => {
  const those = all.filter(({ object }) => sameName(object ?? '', write.object ?? ''));
  if (those.at(-1) !== write) return false;
  const row = rowOf(write.kind, write.object ?? '', known.rows);
  if (write.to === null) return row !== undefined;
  // It was made and then set: one that isn't shown at all must be as young as its making.
  if (row === undefined) {
    const made = those.filter(({ from }) => from === null);
    return newest(made, shownWithin(write.kind), known) !== undefined;
  }
  const [asked, before] = [fieldsOf(write.to), fieldsOf(write.from)];
  if (asked === undefined || before === undefined) return false;
  const others = Object.keys(asked).filter((field) => !isSame(row[field] as Json, asked[field]));
  return others.length > 0 && others.every((field) => isSame(row[field] as Json, before[field]));
};

const fieldsOf = (value: Json | undefined): Readonly<Record<string, Json>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Json>>)
    : undefined;

const rowOf = (kind: string, object: string, rows: LiveRows): Row | undefined => {
  if (kind === 'PstnUsage') return rows.usages.some((usage) => sameName(usage, object)) ? {} : undefined;
  const lists: Readonly<Partial<Record<string, readonly { readonly Identity: string }[]>>> = {
    Sbc: rows.gateways,
    VoiceRoute: rows.routes,
    VoiceRoutingPolicy: rows.policies,
    DialPlan: rows.dialPlans,
    TranslationRule: rows.translationRules,
    EmergencyCallRoutingPolicy: rows.emergencyPolicies,
    CallingPolicy: rows.callingPolicies,
    CallerIdPolicy: rows.callerIdPolicies,
    UnassignedNumberTreatment: rows.treatments,
    BlockedCaller: rows.blockedCallers,
    BlockedCallerExemption: rows.blockedCallerExemptions,
  };
  return lists[kind]?.find(({ Identity }) => sameName(Identity, object)) as Row | undefined;
};
