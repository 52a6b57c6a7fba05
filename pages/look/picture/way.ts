import { nameKey, type Voice } from '../../../routing/compile.ts';
import type { Call } from '../../../routing/question.ts';
import { idOf, type Picture } from './box.ts';

/** The boxes that a call passes: whose it is, the plan that makes the number, the policy, usage, routes and SBCs that take it. */
export const wayOf = (picture: Picture, voice: Voice, call: Call): ReadonlySet<string> => {
  const box = (upn: string | undefined): string[] => {
    const user = upn === undefined ? undefined : voice.users.get(nameKey(upn));
    const id = user && picture.boxOfUser(user);
    return id === undefined ? [] : [id];
  };
  if (call.direction === 'handed over') {
    return new Set([
      ...call.arrivals.map(({ sbc }) => idOf('SBC', sbc)),
      ...(call.outcome.kind === 'rings' || call.outcome.kind === 'not known yet' ? box(call.outcome.user) : []),
    ]);
  }
  const { outcome } = call;
  const isStopped =
    outcome.kind === 'internal' ||
    outcome.kind === 'treated' ||
    (outcome.kind === 'dropped' && outcome.reason === 'no private calling');
  const policy =
    call.emergency === undefined
      ? idOf('voice routing policy', call.policy.name)
      : idOf('emergency call routing policy', call.emergency.policy);
  return new Set([
    ...box(call.user),
    idOf('dial plan', call.normalisation.plan.name),
    ...(isStopped ? [] : [policy]),
    ...(outcome.kind === 'internal' ? box(outcome.user) : []),
    ...(outcome.kind === 'routed' || outcome.kind === 'not known yet' ? [idOf('PSTN usage', outcome.usage)] : []),
    ...(outcome.kind === 'routed' || outcome.kind === 'not known yet'
      ? outcome.attempts.flatMap(({ route, sbcs }) => [
          picture.boxOfRoute.get(nameKey(route)) ?? '',
          ...sbcs.map(({ sbc }) => idOf('SBC', sbc)),
        ])
      : []),
  ]);
};
