import type { Tenant } from '../../tenant/tenant.ts';
import type { LabContext } from '../context.ts';
import type { LabNumber, LabUser } from '../model.ts';
import { person } from './directory.ts';

const number = (telephoneNumber: string, holder: LabUser, facts: Partial<LabNumber> = {}): LabNumber => ({
  telephoneNumber,
  numberType: 'directRouting',
  assignmentTargetId: holder.id,
  assignmentStatus: 'userAssigned',
  assignmentCategory: 'primary',
  numberSource: 'online',
  blocked: false,
  ...facts,
});

/**
 * People who aren't in users.csv: three to hire, and one of every kind that can't have a Direct Routing number as they are.
 * Their names say why.
 */
export const seedOthers = ({ store }: LabContext, { country, domain, users }: Tenant): void => {
  const one = (name: string, facts: Parameters<typeof person>[2] = {}) => person(`${name}@${domain}`, country, facts);
  const callingPlan = one('calling-plan', {
    partNumbers: ['SPE_E3', 'MCOTEAMS_ESSENTIALS'],
    enterpriseVoiceEnabled: true,
  });
  const onPremises = one('on-premises', { onPremLineUri: 'tel:+31205559002', enterpriseVoiceEnabled: true });
  const reception = one('reception', {
    accountType: 'resourceAccount',
    accountEnabled: false, // Entra shows them as disabled users (DOC communicationsApplicationInstanceIdentity)
    partNumbers: ['PHONESYSTEM_VIRTUALUSER'],
    enterpriseVoiceEnabled: true,
  });
  const people = [
    one('spare1'),
    one('spare2'),
    one('spare3', { partNumbers: ['SPE_E3', 'MCOEV'] }),
    one('no-phone-system', { partNumbers: ['SPE_E3'] }),
    one('no-teams', { partNumbers: ['Microsoft_365_E5_(no_Teams)'] }),
    one('no-licence', { partNumbers: [] }),
    one('no-location', { usageLocation: null }),
    one('disabled', { accountEnabled: false }),
    one('deleted', { deletedDateTime: '2026-01-15T08:00:00Z' }),
    one('islands', { teamsUpgradePolicy: 'Islands' }),
    callingPlan,
    onPremises,
    reception,
  ];
  // Somebody of that name in users.csv is a person like the others there.
  const isFree = ({ userPrincipalName }: LabUser) =>
    !users.some(({ upn }) => upn.toLowerCase() === userPrincipalName.toLowerCase());
  for (const user of people.filter(isFree)) store.put('user', user.id, user);
  const numbers = [
    ...(isFree(reception) ? [number('+31205559000', reception, { assignmentStatus: 'voiceApplicationAssigned' })] : []),
    number('+31205559001', callingPlan, { numberType: 'callingPlan' }),
    number('+31205559002', onPremises, { numberSource: 'onPremises' }),
  ];
  for (const row of numbers) store.put('number', row.telephoneNumber, row);
};
