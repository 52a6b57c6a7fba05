import { withoutStandIn } from '../routing/not-connected.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** Things of a tenant, each with its fields as text. */
export type Settings = ReadonlyMap<string, Fields>;

type Fields = Readonly<Record<string, string>>;

/** A field of this start has names in order, as JSON. */
export const orderOf = 'order of ';

/** Everything in a tenant but users and what is confirmed of them: whatever a tenant has, known here or not, is a field of some thing. */
export const settingsOf = (tenant: Tenant): Settings => {
  const { name: _, users: _users, entered: _entered, ...rest } = tenant;
  const parts = Object.entries(rest);
  const isThing = ([key, value]: [string, unknown]): boolean =>
    key in kindWords || isNamedList(value) || isBlock(value);
  return new Map<string, Fields>([
    ['tenant', fieldsOf(Object.fromEntries(parts.filter((part) => !isThing(part))))],
    ...parts.filter(isThing).flatMap(([key, value]) => thingsOf(key, value)),
    // Routes are tried in this order, whatever usage they stand under.
    ['routes', { [`${orderOf}trial`]: JSON.stringify(tenant.voiceRoutes.map(({ name }) => name)) }],
    ...(tenant.groups.length === 0
      ? []
      : [
          ['groups', { [`${orderOf}rank`]: JSON.stringify(tenant.groups.map(({ name }) => name)) }] as [string, Fields],
        ]),
    ['treatments', { [`${orderOf}trial`]: JSON.stringify(tenant.unassignedNumbers.map(({ name }) => name)) }],
  ]);
};

const thingsOf = (key: string, value: unknown): [string, Fields][] =>
  isNamedList(value)
    ? value.map((one) => [`${kindWords[key] ?? key} ${nameOf(one)}`, fieldsOf(withoutName(one))])
    : isBlock(value)
      ? [[key, fieldsOf(value)]]
      : [];

const kindWords: Readonly<Record<string, string>> = {
  translationRules: 'translation rule',
  sbcs: 'SBC',
  pstnUsages: 'PSTN usage',
  voiceRoutes: 'route',
  voiceRoutingPolicies: 'policy',
  dialPlans: 'dial plan',
  callingPolicies: 'calling policy',
  emergencyCallRoutingPolicies: 'emergency call routing policy',
  callerIdPolicies: 'caller ID policy',
  groups: 'group',
  unassignedNumbers: 'treatment',
  queues: 'queue',
  blockedCallers: 'blocked caller pattern',
  blockedCallerExemptions: 'blocked caller exemption',
  entered: 'entered for',
};

type Block = Readonly<Record<string, unknown>>;

const isBlock = (value: unknown): value is Block =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** What a thing is found by in its list. */
const nameField = (one: Block): string => ['key', 'upn', 'first', 'dial'].find((field) => field in one) ?? 'name';
const nameOf = (one: Block): string | undefined => {
  const name = one[nameField(one)];
  return typeof name === 'string' ? name : undefined;
};
const isNamedList = (value: unknown): value is readonly Block[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => isBlock(one) && nameOf(one) !== undefined);
const withoutName = (one: Block): Block =>
  Object.fromEntries(Object.entries(one).filter(([field]) => field !== nameField(one)));

/** `maxSessions`, `linked`, `rule Emergency, description`. */
const fieldsOf = (block: Block): Fields =>
  Object.fromEntries(
    Object.entries(block).flatMap(([field, value]): [string, string][] => {
      if (value === undefined) return [];
      if (isNamedList(value)) return listFields(field, value);
      return isBlock(value) ? blockFields(field, value) : [[field, textOf(value)]];
    }),
  );

const listFields = (field: string, list: readonly Block[]): [string, string][] => [
  ...list.flatMap((one) =>
    Object.entries(fieldsOf(withoutName(one))).map(([name, text]): [string, string] => [
      `${field.replace(/s$/, '')} ${nameOf(one)}, ${name}`,
      text,
    ]),
  ),
  [orderOf + field, JSON.stringify(list.map(nameOf))],
];

/** A person's word and what it is for are one text; any other block is told field by field. */
const blockFields = (field: string, { secret, by, on, count, reason, ...others }: Block): [string, string][] => {
  // Only a link is by somebody; users are entered by an API or a file.
  const isLink = secret !== undefined;
  const rest = isLink || by === undefined ? others : { by, ...others };
  const words = [
    ...(secret === undefined ? [] : [textOf(secret)]),
    ...(by === undefined || !isLink ? [] : [`by ${textOf(by)}`]),
    ...(on === undefined ? [] : [`on ${textOf(on)}`]),
    ...(count === undefined ? [] : [textOf(count)]),
    ...(reason === undefined ? [] : [count === undefined ? `"${textOf(reason)}"` : `(${textOf(reason)})`]),
  ];
  return [
    ...(words.length > 0 ? [[field, words.join(' ')] as [string, string]] : []),
    ...Object.entries(fieldsOf(rest)).map(([name, text]): [string, string] => [`${field}.${name}`, text]),
  ];
};

const textOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(textOf).join(' ');
  return isBlock(value) ? JSON.stringify(value) : withoutStandIn(String(value));
};
