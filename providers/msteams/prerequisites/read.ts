import { z } from 'zod';
import { readVerifiedDomains } from '../readiness/verified-domains.ts';
import type { Session } from '../session.ts';
import type { Facts } from './judge.ts';

const subscription = z.looseObject({
  capabilityStatus: z.string().nullish(),
  servicePlans: z.array(z.looseObject({ servicePlanId: z.string() })),
});

/** Beyond this nothing waits for them: they make a message, and no write. */
const longest = 10_000;

/** The tenant's part is read only where something is made: what is there already was ready once. */
export const readFacts = async (
  session: Session,
  { isCreate, signal }: { isCreate: boolean; signal: AbortSignal },
): Promise<Facts> => {
  const until = AbortSignal.any([signal, AbortSignal.timeout(longest)]);
  const granted = await known(until, async () => (await session.granted?.()) ?? {});
  if (!isCreate || typeof granted === 'string') return { granted };
  const context = { log: () => undefined, signal: until };
  const [plans, domains] = await Promise.all([
    known(until, async () => {
      const rows = await (await session.graph()).list('/subscribedSkus', subscription, {
        doing: 'read what the tenant has bought',
        context,
      });
      const working = rows.filter(({ capabilityStatus }) => /^(enabled|warning)$/i.test(capabilityStatus ?? 'Enabled'));
      return working.flatMap(({ servicePlans }) => servicePlans.map(({ servicePlanId }) => servicePlanId));
    }),
    known(until, async () => {
      const rows = await readVerifiedDomains(await session.graph(), context);
      return rows.map(({ name }) => name.toLowerCase());
    }),
  ]);
  return { granted, plans, domains };
};

/** The answer, or in its place why there is none, as a sentence. */
const known = async <Value>(until: AbortSignal, read: () => Promise<Value>): Promise<Value | string> => {
  const late = new Promise<string>((done) => {
    until.addEventListener('abort', () => done('it took too long to ask.'), { once: true });
  });
  const asked = read().catch((error: unknown): string => {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return first;
  });
  return Promise.race([asked, late]);
};
