import type { LabContext } from '../context.ts';

/** A service plan inside a licence. */
export interface ServicePlan {
  readonly name: string;
  readonly id: string;
  /** The service as assignedPlans spells it. */
  readonly service: string;
}

const plan = (name: string, id: string, service: string): ServicePlan => ({ name, id, service });

/** Plans that decide about calling (Microsoft's licensing table); a real SKU holds dozens more. */
export const plans = {
  TEAMS1: plan('TEAMS1', '57ff2da0-773e-42df-b2af-ffb7a2317929', 'TeamspaceAPI'),
  MCOSTANDARD: plan('MCOSTANDARD', '0feaeb32-d00e-4d66-bd5a-43b5b83db82c', 'MicrosoftCommunicationsOnline'),
  MCOEV: plan('MCOEV', '4828c8ec-dc2e-4779-b502-87ac9ce28ab7', 'MicrosoftCommunicationsOnline'),
  MCOMEETADV: plan('MCOMEETADV', '3e26ee1f-8a5f-4d52-aee2-b81ce45c8f40', 'MicrosoftCommunicationsOnline'),
  MCOPSTN1: plan('MCOPSTN1', '4ed3ff63-69d7-4fb7-b984-5aec7f605ca8', 'MicrosoftCommunicationsOnline'),
  MCOEV_VIRTUALUSER: plan('MCOEV_VIRTUALUSER', 'f47330e9-c134-43b3-9993-e7f004506889', 'MicrosoftCommunicationsOnline'),
} as const;

export interface Sku {
  readonly skuId: string;
  readonly skuPartNumber: string;
  readonly plans: readonly ServicePlan[];
  /** Licences that the lab tenant has bought. */
  readonly enabled: number;
}

const { TEAMS1, MCOSTANDARD, MCOEV, MCOMEETADV, MCOPSTN1, MCOEV_VIRTUALUSER } = plans;

/** What the lab tenant subscribes to. Names mislead, so gate on plans: the SKU and the plan called MCOEV have different ids. */
export const skus: readonly Sku[] = [
  {
    skuId: '06ebc4ee-1bb5-47dd-8120-11324bc54e06',
    skuPartNumber: 'SPE_E5',
    plans: [TEAMS1, MCOSTANDARD, MCOEV, MCOMEETADV],
    enabled: 100_000,
  },
  {
    skuId: '05e9a617-0261-4cee-bb44-138d3ef5d965',
    skuPartNumber: 'SPE_E3',
    plans: [TEAMS1, MCOSTANDARD],
    enabled: 100_000,
  },
  { skuId: 'e43b5b99-8dfb-405f-9987-dc307f34bcbd', skuPartNumber: 'MCOEV', plans: [MCOEV], enabled: 100_000 },
  {
    skuId: '18a4bd3f-0b5b-4887-b04f-61dd0ee15f5e',
    skuPartNumber: 'Microsoft_365_E5_(no_Teams)',
    plans: [MCOSTANDARD, MCOEV, MCOMEETADV],
    enabled: 10,
  },
  {
    skuId: 'ae2343d1-0999-43f6-ae18-d816516f6e78',
    skuPartNumber: 'MCOTEAMS_ESSENTIALS',
    plans: [MCOEV, MCOPSTN1],
    enabled: 5,
  },
  // Frontline people's plan: Microsoft 365 F3, whose part number says F1.
  { skuId: '66b55226-6b4f-492c-910c-a3b7a3c9d993', skuPartNumber: 'SPE_F1', plans: [TEAMS1, MCOSTANDARD], enabled: 50 },
  {
    skuId: '440eaaa8-b3e0-484b-a8be-62870b9ba70a',
    skuPartNumber: 'PHONESYSTEM_VIRTUALUSER',
    plans: [MCOEV_VIRTUALUSER],
    enabled: 25,
  },
  {
    skuId: '18181a46-0d4e-45cd-891e-60aabd171b4e',
    skuPartNumber: 'STANDARDPACK',
    plans: [TEAMS1, MCOSTANDARD],
    enabled: 1,
  },
];

const unitsKey = 'licences';

/** Another number of licences than the list's, as an administrator buys and returns them. */
export const buyUnits = ({ store }: Pick<LabContext, 'store'>, skuPartNumber: string, enabled: number): void =>
  store.put('setting', unitsKey, { ...store.get('setting', unitsKey), [skuPartNumber]: enabled });

/** Licences of a SKU that the tenant has bought. */
export const boughtUnits = ({ store }: Pick<LabContext, 'store'>, { skuPartNumber, enabled }: Sku): number =>
  Number(store.get('setting', unitsKey)?.[skuPartNumber] ?? enabled);

export const findSku = (idOrPartNumber: string): Sku | undefined =>
  skus.find((one) => one.skuId === idOrPartNumber || one.skuPartNumber === idOrPartNumber);
