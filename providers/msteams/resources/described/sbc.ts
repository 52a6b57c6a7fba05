import { diffScalars } from '../../../kit/diff.ts';
import { ServiceError } from '../../../kit/error.ts';
import { sbc } from '../../schema/sbc.ts';
import type { Session } from '../../session.ts';
import { sameName } from '../same-name.ts';
import { fromDeclaration } from './from-declaration.ts';
import { createDescribedKind } from './kind.ts';

/**
 * An SBC: New-, Set- and Remove-CsOnlinePSTNGateway. The FQDN is its identity, so another FQDN is another SBC.
 * Teams makes none before it accepts the domain, which only New tells: until then it is made but waiting.
 * Settings that trunkline doesn't know (translation rules) are left as they are.
 */
export const createSbcKind = (session: Session) =>
  createDescribedKind(
    session,
    fromDeclaration(sbc, {
      source: (objects) => objects.gateways,
      // How long a drain takes only trunkline knows.
      read: (_row, _rows, asked) => (asked?.drainFor === undefined ? {} : { drainFor: asked.drainFor }),
      diff: { drainFor: (state, args) => diffScalars(['drainFor'], state, args) },
      waits: { refused: async ({ facts }, { isThere }) => (isThere ? undefined : facts.waitsFor) },
      drain: { time: ({ drainFor }) => drainFor, takesCalls: ({ Enabled }) => Enabled },
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
    }),
  );
