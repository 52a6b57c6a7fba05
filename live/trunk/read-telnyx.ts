import { z } from 'zod';
import { isNotFound } from '../../providers/kit/error.ts';
import { sameName } from '../../providers/msteams/resources/same-name.ts';
import { type Account, openAccount } from '../../providers/telnyx/client.ts';
import { chooseTelnyx } from '../../providers/telnyx/place.ts';
import { listedNames } from '../../providers/telnyx/resources/connection/name.ts';
import { type ConnectionRow, connectionRow, fqdnRow } from '../../providers/telnyx/resources/connection/row.ts';
import { settingsOf } from '../../providers/telnyx/resources/connection/wanted.ts';
import { isMarked } from '../../providers/telnyx/resources/marks.ts';
import { readOrder } from '../../providers/telnyx/resources/number-order/look.ts';
import { type OrderRow, orderRow } from '../../providers/telnyx/resources/number-order/row.ts';
import { profileRow } from '../../providers/telnyx/resources/outbound-voice-profile/row.ts';
import { stateOf } from '../../providers/telnyx/resources/outbound-voice-profile/wanted.ts';
import { numberRow } from '../../providers/telnyx/resources/trunk-numbers/row.ts';
import { howToMakeKey, telnyxKey } from '../../providers/telnyx/trunk/key.ts';
import { orderNameOf } from '../../providers/telnyx/trunk/order-reference.ts';
import { teamsSuffix } from '../../providers/telnyx/trunk/teams-name.ts';
import { isConnected } from '../../tenant/not-known-yet.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { isKnown, type Known, read, unknown } from '../known.ts';
import { readContext } from '../read-context.ts';
import { goneLast } from './statuses.ts';
import type { CarrierNow, CarrierNumber, CarrierOrder, ConnectionNow, ProfileNow } from './trunk-now.ts';

/** Seconds of waiting for a Telnyx that throttles or is down, for each list. */
const patienceSeconds = 20;

/** The tenant's trunk at Telnyx, each part by itself. Reads only. */
export const readTelnyx = async (tenant: Tenant, env: NodeJS.ProcessEnv): Promise<CarrierNow> => {
  const opened = await read(async () => {
    const place = chooseTelnyx(tenant.id, env);
    return place && openAccount(place, { context: readContext, patienceSeconds });
  });
  if (!isKnown(opened)) return allUnknown(opened);
  const account = opened.value;
  if (account === undefined) return allUnknown(unknown(`${telnyxKey} isn't set`, howToMakeKey));
  const found = await read(() => findConnection(account, tenant));
  const row = isKnown(found) ? found.value : found;
  const [connection, profile, numbers, orders] = await Promise.all([
    isKnown(row) ? { value: row.value && (await connectionOf(account, row.value)) } : row,
    isKnown(row) ? read(() => readProfile(account, row.value)) : row,
    read(() => readNumbers(account)),
    read(() => readOrders(account, tenant.id)),
  ]);
  return { connection, profile, numbers, orders };
};

const allUnknown = (why: Known<never>): CarrierNow => ({ connection: why, profile: why, numbers: why, orders: why });

/** By the name that the tenant file has; where Telnyx doesn't list such names, or there is none yet, by what the trunk is called. */
const findConnection = async (account: Account, tenant: Tenant): Promise<Known<ConnectionRow | undefined>> => {
  const rows = await account.list('read connections', connectionRow, (api, paging, options) =>
    api.fqdnConnections.list(paging, options),
  );
  const name = isConnected(tenant) ? tenant.sipDomain.name : undefined;
  const holders =
    name === undefined
      ? []
      : await account.list(`look for ${name}`, fqdnRow, (api, paging, options) =>
          api.fqdns.list({ ...paging, filter: { fqdn: name } }, options),
        );
  const holder = holders.find(({ fqdn }) => name !== undefined && fqdn && sameName(fqdn, name))?.connection_id;
  const found = rows.find(({ id }) => id === holder);
  return found === undefined ? calledSo(rows, tenant.sipTrunk.telnyx?.connection ?? '') : { value: found };
};

/** By its name alone: that of Teams, and of several the one that trunkline made. */
const calledSo = (rows: readonly ConnectionRow[], name: string): Known<ConnectionRow | undefined> => {
  const called = rows.filter((row) => row.connection_name === name);
  const forTeams = called.filter((row) => row.microsoft_teams_sbc === true);
  const made = forTeams.filter(({ tags }) => isMarked(tags ?? []));
  const [some] = [made, forTeams, called].filter(({ length }) => length > 0);
  return some !== undefined && some.length > 1
    ? unknown(`Telnyx has ${some.length} connections called "${name}"`, 'rename the others in the Telnyx portal.')
    : { value: some?.[0] };
};

const recordRow = z.object({ txt_name: z.string().nullish(), txt_value: z.string().nullish() });

const connectionOf = async (account: Account, row: ConnectionRow): Promise<ConnectionNow> => {
  const { id, connection_name: name } = row;
  const settings = settingsOf(row);
  const names = await read(() => listedNames(account, id));
  const record = await read(() =>
    account.read(`read the TXT record of connection "${name}"`, recordRow, (api, options) =>
      api.fqdnConnections.fqdnAuthentication.list(id, options),
    ),
  );
  return {
    id,
    name,
    active: row.active !== false,
    forTeams: row.microsoft_teams_sbc !== false,
    fqdn: isKnown(names) ? firstOf(names.value, name) : names,
    txt: isKnown(record) ? { value: textOf(record.value) } : record,
    inboundHost: settings.inboundHost,
    receiveFrom: settings.receiveFrom,
    codecs: settings.codecs ?? [],
    region: settings.region,
    channelLimit: settings.channelLimit,
    profileId: settings.profileId,
  };
};

const firstOf = ([first]: readonly string[], connection: string): Known<string> =>
  first === undefined
    ? unknown(
        "Telnyx doesn't list the name that it made for it",
        `open "${connection}" in the Telnyx portal: it ends in ${teamsSuffix}.`,
      )
    : { value: first };

const textOf = ({ txt_name: name, txt_value: value }: z.output<typeof recordRow>) =>
  value ? { name: name ?? '', value } : undefined;

const readProfile = async (account: Account, row: ConnectionRow | undefined): Promise<ProfileNow | undefined> => {
  const id = row && settingsOf(row).profileId;
  if (id === undefined) return undefined;
  try {
    const { profileId, name, enabled, destinations, ...limits } = stateOf(
      await account.read(`read outbound voice profile ${id}`, profileRow, (api, options) =>
        api.outboundVoiceProfiles.retrieve(id, options),
      ),
    );
    const { dailySpendLimit, maxDestinationRate, concurrentCalls } = limits;
    return { id: profileId, name, enabled, destinations, dailySpendLimit, maxDestinationRate, concurrentCalls };
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
};

/** One row a number: what is gone stands behind what came after it. */
const readNumbers = async (account: Account): Promise<CarrierNumber[]> => {
  const rows = await account.list('read the numbers of the account', numberRow, (api, paging, options) =>
    api.phoneNumbers.list(paging, options),
  );
  return goneLast(rows).map((row) => ({
    number: row.phone_number,
    status: row.status,
    connectionId: row.connection_id || undefined,
    connectionName: row.connection_name || undefined,
    emergency: row.emergency_status ?? undefined,
    emergencyAddress: row.emergency_address_id ?? undefined,
  }));
};

/** The tenant's own. A list tells less of an order than the order itself. */
const readOrders = async (account: Account, tenantId: string): Promise<CarrierOrder[]> => {
  const rows = await account.list('read number orders', orderRow, (api, paging, options) =>
    api.numberOrders.list(paging, options),
  );
  const own = rows.flatMap((row) => {
    const name = orderNameOf(tenantId, row.customer_reference ?? '');
    return name === undefined || row.status === 'success' ? [] : [{ name, id: row.id }];
  });
  const read = await Promise.all(own.map(async ({ name, id }) => orderOf(name, await readOrder(account, id))));
  return read.flatMap((order) => order ?? []);
};

const orderOf = (name: string, { id, status, phone_numbers: numbers }: OrderRow): CarrierOrder | undefined =>
  status === 'success'
    ? undefined
    : {
        id,
        name,
        status,
        numbers: (numbers ?? []).map((one) => one.phone_number),
        needsRequirements: (numbers ?? []).some((one) => one.requirements_met === false),
      };
