import { diffList, diffScalars } from '../../../kit/diff.ts';
import type { Kind } from '../../../kit/resource.ts';
import { checkArgs } from '../../schema/check.ts';
import {
  type VoiceRoutingPolicyArgs,
  type VoiceRoutingPolicyState,
  voiceRoutingPolicyArgs,
} from '../../schema/voice-routing-policy.ts';
import type { Session } from '../../session.ts';
import { sameNames, spelledLike } from '../same-name.ts';
import type { PolicyRow } from '../tenant-objects.ts';
import { createDescribedKind } from './kind.ts';
import { splitMark } from './mark.ts';

/**
 * A voice routing policy: New-, Set- and Remove-CsOnlineVoiceRoutingPolicy. The order of its usages is what it means,
 * so the whole list is set in one call. While somebody holds it Teams refuses to remove it.
 */
export const createVoiceRoutingPolicyKind = (session: Session): Kind<VoiceRoutingPolicyArgs, VoiceRoutingPolicyState> =>
  createDescribedKind<PolicyRow, VoiceRoutingPolicyArgs>(session, {
    token: 'msteams:index:VoiceRoutingPolicy',
    noun: 'voice routing policy',
    cmdletNoun: 'CsOnlineVoiceRoutingPolicy',
    nameProperty: 'name',
    nameOf: ({ name }) => name,
    settings: [
      {
        parameter: 'OnlinePstnUsages',
        wanted: (args) => args.pstnUsages,
        isMet: (args, row) => sameNames(args.pstnUsages, row.OnlinePstnUsages),
      },
    ],
    check: (news) => checkArgs('VoiceRoutingPolicy', voiceRoutingPolicyArgs, news),
    diff: (state, args) => [
      ...diffScalars(['description'], state, args),
      ...diffList('pstnUsages', state.pstnUsages, args.pstnUsages),
    ],
    source: (objects) => objects.policies,
    toState: (row, _rows, asked) => ({
      name: asked?.name ?? row.Identity,
      pstnUsages: spelledLike(row.OnlinePstnUsages, asked?.pstnUsages ?? []),
      description: splitMark(row.Description).description,
    }),
    spell: async (args, usages) => ({ ...args, pstnUsages: spelledLike(args.pstnUsages, await usages()) }),
  });
