import type { Document } from 'yaml';

const row = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `+${BigInt(first.slice(1)) + BigInt(at)}`);

/** Where the tenant's people have their numbers: ported to the account, and at no connection yet. */
const ported = row('+31205552101', 99);
/** Numbers that can be ordered by name. */
export const toOrder = row('+31205553101', 40);
/** Numbers that another connection of the account has. */
export const elsewhere = row('+31205554001', 3);
/** Numbers of the account that nobody needs. */
export const spare = row('+31205555001', 5);
/** What an order may search for; in NL a regulator wants to see something first. */
export const forSale = [
  { country: 'GB', areaCode: '20', type: 'local' },
  { country: 'US', areaCode: '312', type: 'local' },
  { country: 'NL', type: 'national' },
] as const;
/** Id of an address, for emergency calling. */
export const addressAtTelnyx = '1111';
/** What a number costs a month, and the same once. */
const cost = '1.00';
/** USD, as the account is opened. */
export const firstBalance = 500;
export const costOfNumber = 2 * Number(cost);

export type Press = (button: string, body: unknown, method?: string) => Promise<unknown>;

/** The account at Telnyx as somebody has it before trunkline comes. */
export const openAccount = async (press: Press): Promise<void> => {
  await press('telnyx/inventory', undefined, 'DELETE');
  const block = { monthlyCost: cost, upfrontCost: cost, count: 99 };
  await press('telnyx/inventory', [
    { ...block, country: 'NL', areaCode: '20', first: toOrder[0] },
    { ...block, country: 'GB', areaCode: '20', first: '+442079460000' },
    { ...block, country: 'US', areaCode: '312', first: '+13125550100' },
    { ...block, country: 'NL', areaCode: '85', type: 'national', first: '+31850800100', regulated: true },
  ]);
  const other = (await press('telnyx/connections', { connection_name: 'Other PBX' })) as { readonly id: string };
  await press('telnyx/numbers', { numbers: elsewhere, country: 'NL', connection: other.id });
  await press('telnyx/numbers', { numbers: ported, country: 'NL' });
  await press('telnyx/numbers', { numbers: spare, country: 'NL' });
  await press('telnyx/addresses', { id: addressAtTelnyx, country: 'NL' });
};

/** As before the first `up` has made the trunk. */
export const forgetTrunkName = (tenant: Document): void => {
  tenant.deleteIn(['sipDomain', 'name']);
  tenant.deleteIn(['sbcs', 'main', 'fqdn']);
};

/** The tenant's files with the trunk at Telnyx, as they are before the first `up`. */
export const writeTrunk = (tenant: Document): void => {
  forgetTrunkName(tenant);
  const first = toOrder.slice(0, 3);
  const trunk = {
    provider: 'telnyx',
    numbers: [`${ported[0]}-${ported.at(-1)}`, ...first],
    telnyx: {
      subdomain: 'contoso-ujet',
      receiveFrom: 'anyone',
      outbound: { destinations: ['NL', 'BE'], dailySpendLimit: 50 },
      orders: { first: { numbers: first } },
    },
  };
  tenant.setIn(['sipTrunk'], tenant.createNode(trunk));
  const purchase = { count: 3, monthlyCost: 3, upfrontCost: 3, currency: 'USD', reason: 'the first people' };
  tenant.setIn(['approvals', 'purchase'], tenant.createNode(purchase));
};
