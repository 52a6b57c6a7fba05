import { voiceRoutingPolicy } from '../../schema/voice-routing-policy.ts';
import type { Session } from '../../session.ts';
import { fromDeclaration } from './from-declaration.ts';
import { createDescribedKind } from './kind.ts';
import { spellUsages } from './spell-usages.ts';
import { waitingRoutes } from './waits-for.ts';

/** What both a policy and Global are made of. */
export const voiceRoutingPolicyObject = (session: Session) =>
  fromDeclaration(voiceRoutingPolicy, {
    source: (objects) => objects.policies,
    spell: spellUsages,
    // A new one nobody has yet; what people have must not lose its calls.
    waits: { for: ({ pstnUsages }, isThere) => (isThere ? waitingRoutes(session, pstnUsages) : undefined) },
  });

/**
 * A voice routing policy: New-, Set- and Remove-CsOnlineVoiceRoutingPolicy. The order of its usages is what it means,
 * so the whole list is set in one call. While somebody holds it Teams refuses to remove it.
 */
export const createVoiceRoutingPolicyKind = (session: Session) =>
  createDescribedKind(session, voiceRoutingPolicyObject(session));
