import type { LabNumber } from '../../model.ts';
import type { CollectionRules } from '../odata/query.ts';
import { numberAssignmentId, operatorOf } from './ids.ts';

/**
 * A number in the one form that is kept and returned: `+12061234567`, `+14255551000;ext=1234`.
 * Accepted with or without `+`, 3-38 digits, extension of 1-12 digits in any case; never `tel:`.
 */
export const canonicalNumber = (text: string): string | undefined => {
  const match = /^\+?(\d{3,38})(?:;ext=(\d{1,12}))?$/i.exec(text);
  if (match === null) return undefined;
  return `+${match[1]}${match[2] === undefined ? '' : `;ext=${match[2]}`}`;
};

/** Direct Routing rows have no place and zero ids (Get-CsPhoneNumberAssignment). */
export const numberView = (number: LabNumber): Record<string, unknown> => ({
  id: numberAssignmentId(number.telephoneNumber),
  telephoneNumber: number.telephoneNumber,
  operatorId: operatorOf,
  numberType: number.numberType,
  activationState: 'activated',
  capabilities:
    number.numberType === 'directRouting'
      ? ['conferenceAssignment', 'voiceApplicationAssignment', 'userAssignment']
      : ['userAssignment'],
  locationId: '00000000-0000-0000-0000-000000000000',
  civicAddressId: '00000000-0000-0000-0000-000000000000',
  networkSiteId: null,
  assignmentTargetId: number.assignmentTargetId,
  assignmentCategory: number.assignmentTargetId === null ? null : number.assignmentCategory,
  assignmentStatus: number.assignmentStatus,
  portInStatus: null,
  isoCountryCode: '',
  city: '',
  numberSource: number.numberSource,
  supportedCustomerActions: number.numberType === 'callingPlan' ? ['locationUpdate', 'release'] : ['locationUpdate'],
  reverseNumberLookupOptions: [],
});

const properties = new Set(
  Object.keys(
    numberView({
      telephoneNumber: '',
      numberType: 'directRouting',
      assignmentTargetId: null,
      assignmentStatus: 'unassigned',
      assignmentCategory: 'primary',
      numberSource: 'online',
      blocked: false,
    }),
  ),
);

/** `$top` 500, at most 1,000, `$skip`; no nextLink is documented; every property can be filtered but id and city. */
export const numberRules: CollectionRules = {
  type: 'teamsAdministration.numberAssignment',
  defaultPage: 500,
  largestPage: 1000,
  paging: 'skip',
  properties,
  unfilterable: new Set(['id', 'city']),
  directory: false,
};
