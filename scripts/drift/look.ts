import { existsSync } from 'node:fs';
import type { Failure } from '../../live/drift/failures.ts';
import { unknown } from '../../live/known.ts';
import { ServiceError } from '../../providers/kit/error.ts';
import { dayOf } from '../../tenant/day.ts';
import { loadTenant } from '../../tenant/load.ts';
import { loadCalls } from '../../tenant/load-calls.ts';
import { formatProblem } from '../../tenant/problem.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { type OnRecord, readWrites } from '../history/read-writes.ts';
import { journalFolder } from '../pulumi/journal-folder.ts';
import { compared } from './compared.ts';
import type { TenantDrift } from './output-schema.ts';
import type { Memory } from './seen.ts';

/** From where, and when. */
export interface Around {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  readonly now: Date;
  readonly memory: Memory | undefined;
}

export interface Looked {
  readonly drift: TenantDrift;
  /** Absent: nothing was seen, and what is remembered stays. */
  readonly remembered?: Memory['tenants'][string];
}

/** Seconds of waiting for a CCAIP that throttles or is down, for each list. */
const patienceSeconds = 30;

/** One tenant beside its files. What keeps anybody from looking is its failure: the other tenants are looked at all the same. */
export const look = async (name: string, around: Around): Promise<Looked> => {
  const { root, now } = around;
  const { tenant, problems } = loadTenant({ root, name, today: dayOf(now) });
  if (tenant === undefined) {
    return failed(
      name,
      problems.map((problem) => ({ what: 'its files', why: formatProblem(problem) })),
    );
  }
  try {
    return await lookAt(tenant, around);
  } catch (error) {
    const told = error instanceof ProblemError || error instanceof ServiceError;
    // A fault of our own in one tenant hides no other.
    const why = told ? error.message : `a fault of trunkline's own: ${String(error)}`;
    return failed(name, [{ what: 'the tenant', why }], tenant.id);
  }
};

const failed = (tenant: string, failures: readonly Failure[], id?: string): Looked => ({
  drift: {
    tenant,
    ...(id !== undefined && { id }),
    standing: 'failed',
    failures: [...failures],
    differences: [],
    notes: [],
  },
});

const lookAt = async (tenant: Tenant, { root, env, now, memory }: Around): Promise<Looked> => {
  const [{ openSession }, { openCcaip }, { howToMakeToken }, { readContext }, { matchedIn, readForDrift }] =
    await Promise.all([
      import('../../providers/msteams/open-session.ts'),
      import('../../providers/ccaip/ccaip.ts'),
      import('../../providers/ccaip/place.ts'),
      import('../../live/read-context.ts'),
      import('../../live/drift/read.ts'),
    ]);
  const expected = loadCalls(root, tenant.name, tenant.country);
  const of = { tenantId: tenant.id, redirectDomain: tenant.app.redirectDomain };
  const ccaip = openCcaip(of, env, { context: readContext, patienceSeconds });
  const isNeeded = tenant.ucaas.externalUsers?.by === 'api';
  const nobody = unknown("needs CCAIP's API, and TRUNKLINE_CCAIP_TOKEN isn't set", howToMakeToken);
  const session = openSession(tenant.id, env);
  try {
    const asked = { tenant, session, ccaip: ccaip ?? (isNeeded ? nobody : undefined), env };
    const facts = await readForDrift(asked);
    const matched = await matchedIn(asked, facts);
    const history = historyOf(tenant, env);
    return compared({
      tenant,
      calls: expected.calls,
      callsUnread: expected.problems.length > 0,
      facts,
      matched,
      history,
      memory,
      now,
    });
  } finally {
    await session.close();
  }
};

const historyOf = ({ id }: Tenant, env: NodeJS.ProcessEnv): OnRecord | undefined => {
  const folder = journalFolder(env);
  return folder === undefined || !existsSync(folder) ? undefined : readWrites(folder, id);
};
