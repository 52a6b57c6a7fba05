import { diffList, diffScalars } from '../../../kit/diff.ts';
import { ServiceError } from '../../../kit/error.ts';
import type { Kind } from '../../../kit/resource.ts';
import type { ParameterValue } from '../../powershell/cmdlets.ts';
import { checkArgs } from '../../schema/check.ts';
import { type SbcArgs, type SbcState, sbcArgs } from '../../schema/sbc.ts';
import type { Session } from '../../session.ts';
import { sameName } from '../same-name.ts';
import type { GatewayRow } from '../tenant-objects.ts';
import { createDescribedKind } from './kind.ts';
import { splitMark } from './mark.ts';
import type { Setting } from './object.ts';

/** A value that Teams keeps as we do. */
const same = (
  parameter: keyof GatewayRow & string,
  wanted: (args: SbcArgs) => ParameterValue,
): Setting<GatewayRow, SbcArgs> => ({
  parameter,
  wanted,
  isMet: (args, row) => (row[parameter] ?? null) === wanted(args),
});

/** Teams keeps the codes as one text. */
const parseCodes = (text: string | null | undefined): number[] => (text?.match(/\d+/g) ?? []).map(Number);

/**
 * An SBC: New-, Set- and Remove-CsOnlinePSTNGateway. The FQDN is its identity, so another FQDN is another SBC.
 * Settings that trunkline doesn't know (translation rules, media optimisation) are left as they are.
 */
export const createSbcKind = (session: Session): Kind<SbcArgs, SbcState> =>
  createDescribedKind<GatewayRow, SbcArgs>(session, {
    token: 'msteams:index:Sbc',
    noun: 'SBC',
    cmdletNoun: 'CsOnlinePSTNGateway',
    nameProperty: 'fqdn',
    nameOf: ({ fqdn }) => fqdn,
    settings: [
      same('SipSignalingPort', (args) => args.sipSignalingPort),
      same('Enabled', (args) => args.enabled),
      same('SendSipOptions', (args) => args.sendSipOptions),
      same('FailoverTimeSeconds', (args) => args.failoverSeconds),
      {
        parameter: 'FailoverResponseCodes',
        wanted: (args) => args.failoverResponseCodes.join(', '),
        isMet: (args, row) => parseCodes(row.FailoverResponseCodes).join() === args.failoverResponseCodes.join(),
      },
      same('ForwardCallHistory', (args) => args.forwardCallHistory),
      same('ForwardPai', (args) => args.forwardPai),
      same('MaxConcurrentSessions', (args) => args.maxConcurrentSessions ?? null),
      same('MediaBypass', (args) => args.mediaBypass),
    ],
    check: (news) => checkArgs('Sbc', sbcArgs, news),
    diff: (state, args) => [
      ...diffScalars(
        [
          'sipSignalingPort',
          'enabled',
          'sendSipOptions',
          'failoverSeconds',
          'forwardCallHistory',
          'forwardPai',
          'maxConcurrentSessions',
          'mediaBypass',
          'description',
        ],
        state,
        args,
      ),
      ...diffList('failoverResponseCodes', state.failoverResponseCodes, args.failoverResponseCodes),
    ],
    source: (objects) => objects.gateways,
    toState: (row, _rows, asked) => ({
      fqdn: asked?.fqdn ?? row.Identity,
      sipSignalingPort: row.SipSignalingPort,
      enabled: row.Enabled,
      sendSipOptions: row.SendSipOptions,
      failoverSeconds: row.FailoverTimeSeconds,
      failoverResponseCodes: parseCodes(row.FailoverResponseCodes),
      forwardCallHistory: row.ForwardCallHistory,
      forwardPai: row.ForwardPai,
      maxConcurrentSessions: row.MaxConcurrentSessions ?? undefined,
      mediaBypass: row.MediaBypass,
      description: splitMark(row.Description).description,
    }),
    refuseRemoval: async (row, objects, doing) => {
      const routes = (await objects.routes()).filter((route) =>
        route.OnlinePstnGatewayList.some((fqdn) => sameName(fqdn, row.Identity)),
      );
      if (routes.length === 0) return;
      throw new ServiceError({
        kind: 'InUse',
        doing,
        text: `Voice routes still name it: ${routes.map(({ Identity }) => `"${Identity}"`).join(', ')}.`,
        fix: 'take it out of these routes, or remove them, then run the same command again.',
      });
    },
  });
