import { voiceRoutingPolicy } from '../../schema/voice-routing-policy.ts';
import type { Session } from '../../session.ts';
import { fromDeclaration } from './from-declaration.ts';
import { createDescribedKind } from './kind.ts';
import { spellUsages } from './spell-usages.ts';

/** What both a policy and Global are made of. */
export const voiceRoutingPolicyObject = fromDeclaration(voiceRoutingPolicy, {
  source: (objects) => objects.policies,
  spell: spellUsages,
});

/**
 * A voice routing policy: New-, Set- and Remove-CsOnlineVoiceRoutingPolicy. The order of its usages is what it means,
 * so the whole list is set in one call. While somebody holds it Teams refuses to remove it.
 */
export const createVoiceRoutingPolicyKind = (session: Session) =>
  createDescribedKind(session, voiceRoutingPolicyObject);
