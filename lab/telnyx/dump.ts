import type { Rows } from '../store.ts';
import { readAccount } from './account.ts';
import { statusOf } from './orders/status.ts';

const byName = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const nameOf = (rows: Rows, id: string | null): string | null =>
  id === null ? null : (rows.get('telnyxConnection', id)?.settings.connection_name ?? id);

/** The account at Telnyx as JSON that is equal for equal ones: what names something else by its name, no id, no password, no moment. */
export const dumpTelnyx = (rows: Rows): object => {
  const profiles = new Map(rows.list('telnyxProfile').map(({ id, settings }) => [id, settings.name]));
  return {
    telnyx: {
      balance: readAccount(rows).balance,
      profiles: rows
        .list('telnyxProfile')
        .map(({ settings }) => settings)
        .toSorted((one, other) => byName(one.name, other.name)),
      connections: rows
        .list('telnyxConnection')
        .map(({ settings, authentication: { txt_name, txt_value, txt_ttl } }) => {
          const { outbound_voice_profile_id: id, ...outbound } = settings.outbound;
          const profile = id === null ? null : (profiles.get(id) ?? id);
          return { ...settings, outbound, profile, txt: { txt_name: txt_name !== null, txt_value, txt_ttl } };
        })
        .toSorted((one, other) => byName(one.connection_name, other.connection_name)),
      numbers: rows
        .list('telnyxNumber')
        .map(({ phoneNumber, status, connectionId, emergency, tags, source }) => ({
          phoneNumber,
          status,
          connection: nameOf(rows, connectionId),
          emergency: emergency.status,
          tags,
          source,
        }))
        .toSorted((one, other) => byName(one.phoneNumber, other.phoneNumber)),
      orders: rows
        .list('telnyxOrder')
        .map(({ customerReference, connectionId, numbers }) => ({
          customerReference,
          connection: nameOf(rows, connectionId),
          status: statusOf(numbers),
          numbers: numbers.map(({ phoneNumber }) => phoneNumber).toSorted(byName),
        }))
        .toSorted((one, other) => byName(JSON.stringify(one), JSON.stringify(other))),
    },
  };
};
