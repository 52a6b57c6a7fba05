import { callingPolicy } from '../../schema/calling-policy.ts';
import type { Session } from '../../session.ts';
import { fromDeclaration } from './from-declaration.ts';
import { createDescribedKind } from './kind.ts';

/** What both a policy and Global are made of. */
export const callingPolicyObject = fromDeclaration(callingPolicy, { source: (objects) => objects.callingPolicies });

/** A calling policy: New-, Set- and Remove-CsTeamsCallingPolicy. While somebody holds it Teams refuses to remove it. */
export const createCallingPolicyKind = (session: Session) => createDescribedKind(session, callingPolicyObject);
