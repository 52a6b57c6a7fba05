import type { LabContext } from '../../context.ts';
import type { LabUser } from '../../model.ts';
import { findSku, plans, type ServicePlan } from '../skus.ts';

/** Plans that the user's licences switch on, once each. */
export const plansOf = (user: LabUser): ServicePlan[] => {
  const on = user.licences.flatMap((skuId) => {
    const off = user.disabledPlans?.[skuId] ?? [];
    return (findSku(skuId)?.plans ?? []).filter((plan) => !off.includes(plan.id));
  });
  return [...new Set(on)];
};

/** Plans of licences that ended. */
export const endedPlans = ({ endedLicences = [] }: LabUser): ServicePlan[] =>
  endedLicences.flatMap((skuId) => findSku(skuId)?.plans ?? []);

/** Plans that have reached the services: some time after the licence was given. */
export const workingPlans = (user: LabUser, now: number): ServicePlan[] =>
  (user.licencesFrom ?? 0) > now ? [] : plansOf(user);

/** The moment of which Teams has heard: what Entra shows reaches it later still. */
export const heardByTeams = ({ clock, switches }: Pick<LabContext, 'clock' | 'switches'>): number =>
  clock.now() - switches.teamsLicenceSeconds * 1000;

/** Teams Phone for the kind of account: an agent's plan is no good for a resource account, and the other way round. */
export const hasPhoneSystem = (user: LabUser, now: number): boolean =>
  workingPlans(user, now).includes(user.accountType === 'resourceAccount' ? plans.MCOEV_VIRTUALUSER : plans.MCOEV);

const features: readonly (readonly [name: string, plan: ServicePlan])[] = [
  ['Teams', plans.TEAMS1],
  ['AudioConferencing', plans.MCOMEETADV],
  ['PhoneSystem', plans.MCOEV],
  ['CallingPlan', plans.MCOPSTN1],
  ['VoiceApp', plans.MCOEV_VIRTUALUSER],
];

/** Teams' FeatureTypes. */
export const featureTypes = (user: LabUser, now: number): string[] => {
  const working = workingPlans(user, now);
  return features.filter(([, plan]) => working.includes(plan)).map(([name]) => name);
};
