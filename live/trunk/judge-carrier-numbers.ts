import { listing } from '../../tenant/listing.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { isInBlocks, mostMembers, sizeOf } from '../../tenant/unassigned/in-blocks.ts';
import { wantedNumbers } from '../../tenant/wanted-numbers.ts';
import { bad, cantTell, type Finding, good } from '../doctor/finding.ts';
import { isKnown } from '../known.ts';
import { meaningOf } from './statuses.ts';
import type { CarrierNow, CarrierNumber } from './trunk-now.ts';

/** The numbers of users.csv and of the file's blocks, as the account has them, and orders that haven't ended. */
export const judgeCarrierNumbers = (tenant: Tenant, now: CarrierNow, carrier: string): Finding[] => {
  const { numbers, connection, orders } = now;
  const connectionId = isKnown(connection) ? connection.value?.id : undefined;
  return [
    ...ordersOf(orders, tenant, carrier),
    ...(isKnown(numbers)
      ? numbersOf(tenant, {
          byNumber: new Map(numbers.value.map((row) => [row.number, row])),
          ordered: isKnown(orders)
            ? orders.value.flatMap((order) => (order.status === 'pending' ? order.numbers : []))
            : [],
          connectionId,
          carrier,
        })
      : [cantTell('trunk', `its numbers at ${carrier}: ${numbers.why}`, numbers.toKnow)]),
  ];
};

const ordersOf = (orders: CarrierNow['orders'], { sipTrunk }: Tenant, carrier: string): Finding[] => {
  if (!isKnown(orders)) return [cantTell('trunk', `orders of numbers at ${carrier}: ${orders.why}`, orders.toKnow)];
  const asked = sipTrunk.telnyx?.orders.map(({ name }) => name) ?? [];
  return orders.value.flatMap((order): Finding[] => {
    const which = `the order ${order.name} of ${order.numbers.length === 1 ? order.numbers[0] : `${order.numbers.length} numbers`}`;
    if (order.status === 'failure') {
      // One that the file doesn't name any more is done with.
      return asked.includes(order.name)
        ? [bad('trunk', `${which} failed at ${carrier}.`, 'look at it there, and order them by a new name.')]
        : [];
    }
    return [
      order.needsRequirements
        ? cantTell(
            'trunk',
            `when ${which} is done: it waits at ${carrier} for what the numbers' country asks.`,
            `meet the requirements of the order at ${carrier}.`,
          )
        : cantTell('trunk', `when ${which} is done: it waits at ${carrier}.`, 'it may take days.'),
    ];
  });
};

interface Account {
  readonly byNumber: ReadonlyMap<string, CarrierNumber>;
  /** Not there yet, and asked for. */
  readonly ordered: readonly string[];
  readonly connectionId: string | undefined;
  readonly carrier: string;
}

const numbersOf = (tenant: Tenant, { byNumber, ordered, connectionId, carrier }: Account): Finding[] => {
  const { numbers: blocks = [], telnyx } = tenant.sipTrunk;
  const isTooMany = sizeOf(blocks) > mostMembers;
  const wanted = wantedNumbers(tenant, telnyx?.release ?? []);
  const rows = wanted.flatMap((one) => byNumber.get(one) ?? []);
  const absent = wanted.filter((one) => !byNumber.has(one) && !ordered.includes(one));
  const elsewhere = connectionId === undefined ? [] : rows.filter((row) => row.connectionId !== connectionId);
  const of = (meaning: ReturnType<typeof meaningOf>) => rows.filter(({ status }) => meaningOf(status) === meaning);
  const [waiting, dead, leaving] = [of('waits'), of('gone'), of('leaves')];
  const beyond =
    connectionId === undefined || blocks.length === 0
      ? []
      : [...byNumber.values()].filter(
          (row) => row.connectionId === connectionId && !wanted.includes(row.number) && !isInBlocks(row.number, blocks),
        );
  const findings = [
    ...(isTooMany
      ? [
          cantTell(
            'trunk',
            `whether ${carrier} has all numbers of sipTrunk.numbers: more than ${mostMembers} aren't looked at one by one.`,
            'correct the blocks, if so many are not meant.',
          ),
        ]
      : []),
    ...(absent.length === 0
      ? []
      : [
          bad(
            'trunk',
            `this account at ${carrier} doesn't have ${listing(absent)}.`,
            'order them (sipTrunk.telnyx.orders), or correct users.csv and sipTrunk.numbers.',
          ),
        ]),
    ...(elsewhere.length === 0
      ? []
      : [
          bad(
            'trunk',
            `no call to these numbers comes over it: ${listing(elsewhere.map(placeText))}.`,
            'run up; what is taken from another connection needs approvals.trunkNumbers.',
          ),
        ]),
    ...(dead.length === 0
      ? []
      : [
          bad(
            'trunk',
            `these numbers don't work at ${carrier}: ${listing(dead.map(statusText))}.`,
            `see there what became of them, or take them out of the files.`,
          ),
        ]),
    ...(leaving.length === 0
      ? []
      : [
          bad(
            'trunk',
            `these numbers are leaving ${carrier}: ${listing(leaving.map(statusText))}.`,
            'ask who ordered it, or take them out of the files.',
          ),
        ]),
    ...(waiting.length === 0
      ? []
      : [
          cantTell(
            'trunk',
            `when these numbers work: ${listing(waiting.map(statusText))}.`,
            `see at ${carrier} what they wait for.`,
          ),
        ]),
    ...(beyond.length === 0
      ? []
      : [
          cantTell(
            'trunk',
            `whose these numbers on its connection are: no block of sipTrunk.numbers has them: ${listing(beyond.map(({ number }) => number))}.`,
            'add their block to sipTrunk.numbers, or take them off the connection.',
          ),
        ]),
    ...emergencyOf(telnyx?.emergencyAddress, rows),
  ];
  return findings.some(({ standing }) => standing === 'bad')
    ? findings
    : [
        ...findings,
        good(
          'trunk',
          `${carrier} has ${rows.length} of its numbers${connectionId === undefined ? '' : ', on its connection'}.`,
        ),
      ];
};

const placeText = ({ number, connectionId, connectionName }: CarrierNumber): string =>
  `${number} (${connectionId === undefined ? 'on no connection' : `on "${connectionName ?? connectionId}"`})`;

const statusText = ({ number, status }: CarrierNumber): string => `${number} (${status})`;

/** Only where the file asks for it: without an address the carrier takes no emergency call as one. */
const emergencyOf = (address: string | undefined, rows: readonly CarrierNumber[]): Finding[] => {
  if (address === undefined) return [];
  const off = rows.filter((row) => row.emergency !== 'active' || row.emergencyAddress !== address);
  const soon = off.filter(
    ({ emergency, emergencyAddress }) => emergency === 'provisioning' && emergencyAddress === address,
  );
  const not = off.filter((row) => !soon.includes(row));
  const text = ({ number, emergency, emergencyAddress }: CarrierNumber) =>
    `${number} (${emergency === 'active' ? `address ${emergencyAddress ?? 'none'}` : (emergency ?? 'not told')})`;
  return [
    ...(not.length === 0
      ? []
      : [
          bad(
            'trunk',
            `emergency calling isn't enabled with address ${address} for ${listing(not.map(text))}.`,
            'run up, which enables it.',
          ),
        ]),
    ...(soon.length === 0
      ? []
      : [
          cantTell(
            'trunk',
            `when emergency calling is enabled: it is being set up for ${listing(soon.map(text))}.`,
            'run it again later.',
          ),
        ]),
  ];
};
