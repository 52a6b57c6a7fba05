import type { LabContext } from '../context.ts';
import { idOf } from '../identity.ts';

const first = 2_930_000_000_000_000_000n;

const count = ({ store }: Pick<LabContext, 'store'>): number => {
  const made = Number(store.get('setting', 'telnyxIds')?.made ?? 0) + 1;
  store.put('setting', 'telnyxIds', { made });
  return made;
};

/** The next id of a connection, profile, number or address: whole numbers as text. Equal labs count alike. */
export const nextId = (lab: Pick<LabContext, 'store'>): string => String(first + BigInt(count(lab)) * 7919n);

/** The next id of an order or a requirement group. */
export const nextUuid = (lab: Pick<LabContext, 'store'>): string => idOf('telnyx', String(count(lab)));
