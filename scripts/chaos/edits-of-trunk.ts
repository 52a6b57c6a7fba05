import type { YAMLMap, YAMLSeq } from 'yaml';
import type { Edit, Files } from './edit.ts';
import type { Random } from './random.ts';
import { addressAtTelnyx, elsewhere, forSale, spare, toOrder } from './telnyx-account.ts';

const settings = ['sipTrunk', 'telnyx'];

const put = ({ tenant }: Files, path: readonly string[], value: unknown): void =>
  tenant.setIn(path, tenant.createNode(value));

const orders = ({ tenant }: Files): Record<string, { numbers?: string[]; count?: number }> =>
  (tenant.getIn([...settings, 'orders']) as YAMLMap).toJSON();

/** What nobody has paid for yet, to the cent: each number costs the same here. */
const approve = (files: Files): void => {
  const open = Object.entries(orders(files)).filter(([name]) => name !== 'first' || !files.isThere);
  const count = open.reduce((sum, [, { numbers, count: found }]) => sum + (numbers?.length ?? found ?? 0), 0);
  put(files, ['approvals', 'purchase'], {
    ...{ count, monthlyCost: count, upfrontCost: count, currency: 'USD', reason: 'chaos' },
  });
};

const addOrder = (files: Files, name: string, order: object): void => {
  put(files, [...settings, 'orders', name], order);
  approve(files);
};

/** They belong to the trunk whoever has them: whose number it was once would leave a trace that a tenant without that past lacks. */
const addToTrunk = ({ tenant }: Files, numbers: readonly string[]): void => {
  const list = tenant.getIn(['sipTrunk', 'numbers']) as YAMLSeq;
  for (const number of numbers) list.add(tenant.createNode(number));
};

const handTo = (files: Files, random: Random, number: string): void => {
  const chosen = random.below(files.rows.length);
  files.rows = files.rows.map((row, at) => (at === chosen ? row.replace(/\+\d+/, number) : row));
};

/** What an engineer changes of a SIP trunk at Telnyx. Nothing is ordered twice, and nothing that was ordered goes out of the file. */
export const editsOfTrunk: readonly Edit[] = [
  {
    name: 'other countries to call out to',
    make: (files, random) => {
      const some = random.shuffled(['NL', 'BE', 'DE', 'GB', 'FR']).slice(0, 1 + random.below(4));
      put(files, [...settings, 'outbound', 'destinations'], some);
      return true;
    },
  },
  {
    name: 'other limits of calls out',
    make: (files, random) => {
      put(files, [...settings, 'outbound', 'dailySpendLimit'], 10 + random.below(90));
      put(files, [...settings, 'outbound', 'concurrentCalls'], 1 + random.below(20));
      return true;
    },
  },
  {
    name: 'other settings of the connection',
    make: (files, random) => {
      put(files, ['sipTrunk', 'capacity'], 10 + random.below(40));
      put(files, ['sipTrunk', 'codecs'], random.shuffled(['G722', 'PCMA', 'PCMU']));
      put(files, [...settings, 'receiveFrom'], random.pick(['anyone', 'ownConnections']));
      put(files, [...settings, 'region'], random.pick(['US', 'Europe']));
      return true;
    },
  },
  {
    name: 'an order of numbers, one of them for a person',
    make: (files, random) => {
      const ordered = new Set(Object.values(orders(files)).flatMap(({ numbers = [] }) => numbers));
      const left = toOrder.filter((number) => !ordered.has(number));
      const numbers = left.slice(0, 1 + random.below(4));
      const [first] = numbers;
      if (first === undefined) return false;
      addOrder(files, `numbers-${ordered.size}`, { numbers });
      addToTrunk(files, numbers);
      handTo(files, random, first);
      return true;
    },
  },
  {
    name: 'an order of numbers that are to be found',
    make: (files, random) => {
      const [search] = random.shuffled(forSale).filter(({ country }) => !(`found-${country}` in orders(files)));
      if (search === undefined) return false;
      addOrder(files, `found-${search.country}`, { ...search, count: 1 + random.below(3) });
      return true;
    },
  },
  {
    name: 'numbers that are given back',
    make: (files, random) => {
      if (files.tenant.hasIn([...settings, 'release'])) return false;
      const release = random.shuffled(spare).slice(0, 1 + random.below(2));
      put(files, [...settings, 'release'], release);
      put(files, ['approvals', 'numberReleases'], { count: release.length, reason: 'chaos' });
      return true;
    },
  },
  {
    name: 'numbers that come from another connection',
    make: (files) => {
      if (files.tenant.hasIn(['approvals', 'trunkNumbers'])) return false;
      addToTrunk(files, elsewhere);
      put(files, ['approvals', 'trunkNumbers'], { count: elsewhere.length, reason: 'chaos' });
      return true;
    },
  },
  {
    name: 'emergency calling',
    make: (files) => {
      put(files, [...settings, 'emergencyAddress'], addressAtTelnyx);
      return true;
    },
  },
];
