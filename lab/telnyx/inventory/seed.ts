import type { LabContext } from '../../context.ts';
import type { LabTelnyxBlock } from './model.ts';

const voice = ['voice', 'fax', 'emergency'];
const costs = { currency: 'USD', upfrontCost: '1.00', fails: false };

/** A little of what is sold: prices, and which countries ask for something, are assumed. */
const blocks: readonly LabTelnyxBlock[] = [
  {
    ...{ country: 'NL', areaCode: '20', type: 'local', first: '+31208080100', count: 100, locality: 'AMSTERDAM' },
    ...{ ...costs, features: voice, monthlyCost: '1.20', regulated: true },
  },
  {
    ...{ country: 'NL', areaCode: '85', type: 'national', first: '+31850800100', count: 100, locality: 'NETHERLANDS' },
    ...{ ...costs, features: voice, monthlyCost: '1.50', regulated: true },
  },
  {
    ...{ country: 'BE', areaCode: '2', type: 'local', first: '+3228080100', count: 100, locality: 'BRUSSELS' },
    ...{ ...costs, features: voice, monthlyCost: '1.35', regulated: true },
  },
  {
    ...{ country: 'GB', areaCode: '20', type: 'local', first: '+442079460000', count: 100, locality: 'LONDON' },
    ...{ ...costs, features: voice, monthlyCost: '1.00', regulated: false },
  },
  {
    ...{ country: 'US', areaCode: '312', type: 'local', first: '+13125550100', count: 100, locality: 'CHICAGO' },
    ...{ ...costs, features: [...voice, 'sms', 'mms'], monthlyCost: '1.00', regulated: false },
  },
];

export const seedInventory = ({ store }: Pick<LabContext, 'store'>): void => {
  for (const block of blocks) store.put('telnyxBlock', block.first, { ...block });
};
