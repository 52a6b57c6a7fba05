import type { Context, Kind } from '../../kit/resource.ts';
import type { FunctionArgs } from '../schema/functions.ts';
import type { Session } from '../session.ts';
import type { Needs } from './judge.ts';

const sbc = 'msteams:index:Sbc';

type Kinds = readonly Kind<object, object>[];

/** What must be so before an SBC, a route or a number can be made, told once a run in one message. */
export interface Prerequisites {
  /** What the tenant's files ask for. The program says so: here one resource is seen after the other. */
  expect(asked: FunctionArgs<'expectTenant'>): void;
  /** The kinds, of which the first that is about to write, or is looked at in a preview, tells for all of them. */
  before(kinds: Kinds): Kinds;
}

/** Loaded, and read, by the first resource that changes: a run without changes asks nothing. */
export const createPrerequisites = (session: Session): Prerequisites => {
  const sbcs = new Set<string>();
  let [groups, isSbcNew, consents] = [false, false, false];
  let activates: string | undefined;
  let telling: Promise<void> | undefined;
  const tell = (context: Context, isCreate: boolean): Promise<void> => {
    telling ??= report(session, {
      isCreate,
      needs: () => ({ sbcs: [...sbcs], isSbcNew, groups, activates, consents }),
      context,
    });
    return telling;
  };
  return {
    expect: (asked) => {
      for (const fqdn of asked.sbcs) sbcs.add(fqdn);
      groups ||= asked.groups;
      activates ??= asked.activates;
      consents ||= asked.consents === true;
    },
    before: (kinds) =>
      kinds.map((kind) => ({
        ...kind,
        check: (request) => {
          if (kind.token === sbc && request.olds === undefined) isSbcNew = true;
          return kind.check(request);
        },
        foresee: async (request) => {
          await tell(request.context, request.state === undefined);
          await kind.foresee?.(request);
        },
        create: async (request) => {
          await tell(request.context, true);
          return kind.create(request);
        },
        update: async (request) => {
          await tell(request.context, false);
          return kind.update(request);
        },
      })),
  };
};

interface Asked {
  readonly isCreate: boolean;
  needs(): Needs;
  readonly context: Context;
}

/** What is lacking is told, and nothing is refused for it: what a token or a list says is less than what the service then does. */
const report = async (session: Session, { isCreate, needs, context }: Asked): Promise<void> => {
  const [{ readFacts }, { judgePrerequisites }, { reportText }] = await Promise.all([
    import('./read.ts'),
    import('./judge.ts'),
    import('./report.ts'),
  ]);
  const findings = judgePrerequisites(await readFacts(session, { isCreate, signal: context.signal }), needs());
  const text = reportText(findings);
  const isLacking = findings.some(({ standing }) => standing === 'lacking');
  if (text !== undefined) context.log(text, { severity: isLacking ? 'warning' : 'info' });
};
