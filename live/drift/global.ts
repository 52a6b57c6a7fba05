import { givenPolicies } from '../../tenant/given-policies.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { Beyond } from '../beyond.ts';
import { isGlobal } from '../words/global.ts';
import { type Change, type Difference, otherwise } from './difference.ts';

/** By the kind of thing that `live/words` speaks of. */
const fields = new Map<string, keyof NonNullable<Tenant['global']>>([
  ['voice routing policy', 'policy'],
  ...givenPolicies.flatMap(({ field, words }) => (field === 'voiceRoutingPolicy' ? [] : [[words, field] as const])),
]);

/** Teams' own policies, as far as the file describes them: what it leaves out is left alone. */
export const globalThatDiffers = ({ global }: Tenant, beyond: readonly Beyond[]): Difference[] => {
  const told = beyond.filter(({ name }) => isGlobal(name));
  return [...Map.groupBy(told, ({ about }) => about)].flatMap(([about, those]): Difference[] => {
    const word = fields.get(about);
    const said = word && global?.[word];
    if (said === undefined) return [];
    const changes = those.map(
      ({ field, value }): Change => ({ field, file: fileText(said, field), tenant: text(value) }),
    );
    return otherwise('Global', about, { called: `Global ${about}`, changes });
  });
};

/** What the file has: the value, or the name of what Global is to be like. */
const fileText = (said: unknown, field: string): string =>
  typeof said === 'string'
    ? `as in "${said}"`
    : Array.isArray(said)
      ? text(said)
      : text((said as Readonly<Record<string, unknown>>)[field]);

const text = (value: unknown): string => {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(entryText).join(', ');
  return value === undefined || value === null ? 'none' : String(value);
};

/** An entry of a list by its name: a rule, an emergency number. */
const entryText = (entry: unknown): string => {
  if (typeof entry !== 'object' || entry === null) return String(entry);
  const { name, pattern, translation, dial, usage } = entry as Readonly<Record<string, unknown>>;
  if (dial !== undefined) return `${dial} by ${usage}`;
  return pattern === undefined ? JSON.stringify(entry) : `${name} (${pattern} → ${translation})`;
};
