import type { LabNumber } from '../../model.ts';
import { cmdlet } from '../cmdlet.ts';
import { parseFilter } from '../filter.ts';
import { sameName } from '../identity.ts';
import { invalid } from '../refusals.ts';
import { findUsers } from '../voice-user.ts';

const zero = '00000000-0000-0000-0000-000000000000';
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Direct Routing rows: zero GUIDs and empty places (OBS). The number always has its `+`. */
const printed = (number: LabNumber) => ({
  TelephoneNumber: number.telephoneNumber,
  OperatorId: zero,
  NumberType: capital(number.numberType),
  ActivationState: 'Activated',
  AssignedPstnTargetId: number.assignmentTargetId,
  AssignmentCategory: number.assignmentTargetId === null ? null : capital(number.assignmentCategory),
  Capability:
    number.numberType === 'directRouting'
      ? ['ConferenceAssignment', 'VoiceApplicationAssignment', 'UserAssignment']
      : ['UserAssignment'],
  City: '',
  CivicAddressId: zero,
  IsoCountryCode: '',
  IsoSubdivision: '',
  LocationId: zero,
  LocationUpdateSupported: true,
  NetworkSiteId: null,
  PortInOrderStatus: null,
  PstnAssignmentStatus: capital(number.assignmentStatus),
  PstnPartnerId: '',
  PstnPartnerName: '',
  NumberSource: capital(number.numberSource),
  ReverseNumberLookup: number.reverseNumberLookup ?? [],
  Tag: [],
  AssignmentBlockedState: number.blocked ? 'BlockedForever' : 'NotBlocked',
  AssignmentBlockedUntil: null,
  SmsActivationState: null,
});

const exact = [
  'NumberType',
  'ActivationState',
  'AssignmentCategory',
  'IsoCountryCode',
  'PstnAssignmentStatus',
] as const;
const digits = (text: string) => text.replace(/^\+/, '');

/** The inventory, sorted by number, 500 at a time (-Top up to 1,000). It reads another store than Get-CsOnlineUser: nothing lags. */
export const getPhoneNumberAssignment = cmdlet({
  name: 'Get-CsPhoneNumberAssignment',
  configuration: false,
  parameters: {
    TelephoneNumber: { type: 'String' },
    TelephoneNumberStartsWith: { type: 'String' },
    TelephoneNumberContain: { type: 'String' },
    TelephoneNumberGreaterThan: { type: 'String' },
    TelephoneNumberLessThan: { type: 'String' },
    NumberType: { type: 'String' },
    ActivationState: { type: 'String' },
    AssignedPstnTargetId: { type: 'String' },
    AssignmentCategory: { type: 'String' },
    CapabilitiesContain: { type: 'String' },
    CivicAddressId: { type: 'String' },
    LocationId: { type: 'String' },
    NetworkSiteId: { type: 'String' },
    IsoCountryCode: { type: 'String' },
    PstnAssignmentStatus: { type: 'String' },
    Filter: { type: 'String' },
    Skip: { type: 'Int32' },
    Top: { type: 'Int32' },
  },
  run: (context, given) => {
    const top = given.Top ?? 500;
    if (top < 1 || top > 1000) throw invalid(context.cmdlet, `Top must be between 1 and 1000. Value: "${top}".`);
    const matches = parseFilter(given.Filter ?? '', (why) => invalid(context.cmdlet, why));
    const target = given.AssignedPstnTargetId;
    const targets = target === undefined ? undefined : findUsers(context, target).map(({ id }) => id);
    const capabilities = (given.CapabilitiesContain ?? '').split(',').filter((one) => one !== '');
    const { TelephoneNumber, TelephoneNumberStartsWith, TelephoneNumberContain } = given;
    const { TelephoneNumberGreaterThan, TelephoneNumberLessThan } = given;
    const skip = given.Skip ?? 0;
    return context.store
      .list('number')
      .toSorted((a, b) => (a.telephoneNumber < b.telephoneNumber ? -1 : 1))
      .map(printed)
      .filter((row) => {
        const number = digits(row.TelephoneNumber);
        return (
          (TelephoneNumber === undefined || sameName(number, digits(TelephoneNumber))) &&
          (TelephoneNumberStartsWith === undefined || number.startsWith(digits(TelephoneNumberStartsWith))) &&
          (TelephoneNumberContain === undefined || row.TelephoneNumber.includes(TelephoneNumberContain)) &&
          (TelephoneNumberGreaterThan === undefined || number > digits(TelephoneNumberGreaterThan)) &&
          (TelephoneNumberLessThan === undefined || number < digits(TelephoneNumberLessThan)) &&
          (targets === undefined || targets.includes(row.AssignedPstnTargetId ?? '')) &&
          capabilities.every((one) => row.Capability.some((other) => sameName(one.trim(), other))) &&
          exact.every((name) => given[name] === undefined || sameName(String(row[name] ?? ''), given[name])) &&
          matches(row)
        );
      })
      .slice(skip, skip + top);
  },
});
