/** What the guide's licence table is about: a plan that people have, and the add-on with which Direct Routing works for them. */
interface Product {
  readonly skuId: string;
  readonly partNumber: string;
  /** As Microsoft sells it. */
  readonly name: string;
  /** The part number of what adds Phone System; absent: it has Phone System itself, or is no base plan. */
  readonly addOn?: string;
}

const product = (partNumber: string, skuId: string, name: string, addOn?: string): Product => ({
  skuId,
  partNumber,
  name,
  ...(addOn === undefined ? {} : { addOn }),
});

/** Its id isn't published where we could read it: only its part number is known, and that from one place. */
const frontline = 'TEAMS_PHONE_STANDARD_FLW_NEW';

/**
 * Today's SKUs of the base plans that the guide names, and of their add-ons. A name is for people to read: whether somebody has
 * Phone System is decided by service plans alone. Business Voice without Calling Plan, which the guide asks for beside Business
 * plans, is retired; Teams Phone Standard takes its place.
 * @see https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference
 */
const products: readonly Product[] = [
  product('MCOEV', 'e43b5b99-8dfb-405f-9987-dc307f34bcbd', 'Teams Phone Standard'),
  product('MCOEV_FACULTY', 'd979703c-028d-4de5-acbf-7955566b69b9', 'Teams Phone Standard for Faculty'),
  product('MCOEV_STUDENT', '1f338bbc-767e-4a1e-a2d4-b73207cc5b93', 'Teams Phone Standard for Students'),
  product('MCOEV_GOV', 'a460366a-ade7-4791-b581-9fbff1bdaa85', 'Teams Phone Standard for GCC'),
  product('PHONESYSTEM_VIRTUALUSER', '440eaaa8-b3e0-484b-a8be-62870b9ba70a', 'Teams Phone Resource Account'),
  product('Microsoft_Teams_Enterprise_New', '7e31c0d9-9551-471d-836f-32ee72be4a01', 'Microsoft Teams Enterprise'),
  product('STANDARDPACK', '18181a46-0d4e-45cd-891e-60aabd171b4e', 'Office 365 E1', 'MCOEV'),
  product('ENTERPRISEPACK', '6fd2c87f-b296-42f0-b197-1e91e994b900', 'Office 365 E3', 'MCOEV'),
  product('SPE_E3', '05e9a617-0261-4cee-bb44-138d3ef5d965', 'Microsoft 365 E3', 'MCOEV'),
  product('ENTERPRISEPREMIUM', 'c7df2760-2c81-4ef7-b578-5b5392b571df', 'Office 365 E5'),
  product(
    'ENTERPRISEPREMIUM_NOPSTNCONF',
    '26d45bd9-adf1-46cd-a9e1-51e9a5524128',
    'Office 365 E5 without Audio Conferencing',
  ),
  product('SPE_E5', '06ebc4ee-1bb5-47dd-8120-11324bc54e06', 'Microsoft 365 E5'),
  product('SPE_E5_NOPSTNCONF', 'cd2925a3-5076-4233-8931-638a8c94f773', 'Microsoft 365 E5 without Audio Conferencing'),
  product('Microsoft_365_E5_(no_Teams)', '18a4bd3f-0b5b-4887-b04f-61dd0ee15f5e', 'Microsoft 365 E5 (no Teams)'),
  product('DESKLESSPACK', '4b585984-651b-448a-9e53-3b10f069cf7f', 'Office 365 F3', frontline),
  product('SPE_F1', '66b55226-6b4f-492c-910c-a3b7a3c9d993', 'Microsoft 365 F3', frontline),
  product('M365_F1', '44575883-256e-4a79-9da4-ebe9acabe2b2', 'Microsoft 365 F1', frontline),
  product('M365_F1_COMM', '50f60901-3181-4b75-8a2c-4c8e4c1d5a72', 'Microsoft 365 F1', frontline),
  product(
    'STANDARDWOFFPACK_FACULTY',
    '94763226-9b3c-4e75-a931-5c89701abe66',
    'Office 365 A1 for faculty',
    'MCOEV_FACULTY',
  ),
  product(
    'STANDARDWOFFPACK_STUDENT',
    '314c4481-f395-4525-be8b-2ec4bb1e9d91',
    'Office 365 A1 for students',
    'MCOEV_STUDENT',
  ),
  product(
    'ENTERPRISEPACKPLUS_FACULTY',
    'e578b273-6db4-4691-bba0-8d691f4da603',
    'Office 365 A3 for faculty',
    'MCOEV_FACULTY',
  ),
  product(
    'ENTERPRISEPACKPLUS_STUDENT',
    '98b6e773-24d4-4c0d-a968-6e787a1f8204',
    'Office 365 A3 for students',
    'MCOEV_STUDENT',
  ),
  product(
    'M365EDU_A3_FACULTY',
    '4b590615-0888-425a-a965-b3bf7789848d',
    'Microsoft 365 A3 for faculty',
    'MCOEV_FACULTY',
  ),
  product(
    'M365EDU_A3_STUDENT',
    '7cfd9a2b-e110-4c39-bf20-c6a3f36a3121',
    'Microsoft 365 A3 for students',
    'MCOEV_STUDENT',
  ),
  product('STANDARDPACK_GOV', '3f4babde-90ec-47c6-995d-d223749065d1', 'Office 365 G1', 'MCOEV_GOV'),
  product('ENTERPRISEPACK_GOV', '535a3a29-c5f0-42fe-8215-d3b9e1f38c4a', 'Office 365 G3', 'MCOEV_GOV'),
  product('M365_G3_GOV', 'e823ca47-49c4-46b3-b38d-ca11d5abe3d2', 'Microsoft 365 G3', 'MCOEV_GOV'),
  product('O365_BUSINESS_ESSENTIALS', '3b555118-da6a-4418-894f-7df1e2096870', 'Microsoft 365 Business Basic', 'MCOEV'),
  product('SMB_BUSINESS_ESSENTIALS', 'dab7782a-93b1-4074-8bb1-0e61318bea0b', 'Microsoft 365 Business Basic', 'MCOEV'),
  product('O365_BUSINESS_PREMIUM', 'f245ecc8-75af-4f8e-b61f-27d8114de5f3', 'Microsoft 365 Business Standard', 'MCOEV'),
  product('SMB_BUSINESS_PREMIUM', 'ac5cef5d-921b-4f97-9ef3-c99076e5470f', 'Microsoft 365 Business Standard', 'MCOEV'),
  product('SPB', 'cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46', 'Microsoft 365 Business Premium', 'MCOEV'),
  product('TEAMS_ESSENTIALS_AAD', '3ab6abff-666f-4424-bfb7-f0bc274ec7bc', 'Teams Essentials', 'MCOEV'),
  product(
    'BUSINESS_VOICE_DIRECTROUTING',
    'd52db95a-5ecb-46b6-beb0-190ab5cda4a8',
    'Business Voice without Calling Plan',
    'MCOEV',
  ),
  product(
    'BUSINESS_VOICE_DIRECTROUTING_MED',
    '8330dae3-d349-44f7-9cad-1b23c64baabe',
    'Business Voice without Calling Plan (US)',
    'MCOEV',
  ),
];

/** What Microsoft sells for frontline workers has no published id in our sources. */
const frontlineName = 'Teams Phone Standard for Frontline Workers';

/** Its product by SKU id, which alone is certain. */
export const productOf = (skuId: string): Product | undefined =>
  products.find((one) => one.skuId === skuId.toLowerCase());

/** The SKU id of a part number, where it is known. */
export const skuIdOf = (partNumber: string): string | undefined =>
  products.find((one) => one.partNumber === partNumber)?.skuId;

/** What people call what a part number sells. */
export const nameOfPart = (partNumber: string): string =>
  partNumber === frontline
    ? frontlineName
    : (products.find((one) => one.partNumber === partNumber)?.name ?? partNumber);

/** The part number of the Teams licence for plans that are sold without Teams. */
export const teamsAddOn = 'Microsoft_Teams_Enterprise_New';

/** Of the plans that people have: the part number of what gives them Phone System, by the guide's table. Absent where none of them is in it. */
export const phoneAddOn = (skuIds: readonly string[]): string | undefined =>
  skuIds.map((skuId) => productOf(skuId)?.addOn).find((addOn) => addOn !== undefined);
