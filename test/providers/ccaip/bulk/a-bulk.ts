import { afterAll, beforeEach } from 'vitest';
import { labCcaipToken } from '../../../../lab/ccaip/api/credential.ts';
import type { LabCcaipUser } from '../../../../lab/ccaip/model.ts';
import { choices } from '../../../../lab/switches.ts';
import type { Outcome, PersonChange } from '../../../../providers/ccaip/bulk/change.ts';
import { type WriteOptions, writePeople } from '../../../../providers/ccaip/bulk/write-people.ts';
import { literalsOf } from '../../../../providers/ccaip/literals.ts';
import { type CcaipWrites, openLimit, openRequests } from '../../../../providers/ccaip/requests.ts';
import { type CcaipUser, readPeople } from '../../../../providers/ccaip/users.ts';
import { openLab } from '../../../lab/lab-fixture.ts';

/** The first, or the last, choice of every switch of CCAIP's. */
export const settings = (which: 'first' | 'last'): object =>
  Object.fromEntries(
    Object.entries(choices)
      .filter(([name]) => /^ccaip(?!Requests|BulkClearing)/.test(name))
      .map(([name, all]) => [name, which === 'first' ? all[0] : all.at(-1)]),
  );

export interface Bulk {
  write(changes: readonly PersonChange[], options?: Partial<WriteOptions>): Promise<Outcome[]>;
  people(): Promise<CcaipUser[]>;
  readonly said: string[];
  /** Last parts of the addresses that were posted to. */
  readonly posted: string[];
}

interface Opened {
  readonly signal?: AbortSignal;
  /** What happens right behind an answer, by the last part of the address. */
  readonly answered?: { readonly [last: string]: () => unknown };
  readonly wrap?: (wire: CcaipWrites) => CcaipWrites;
}

/** A lab whose clock goes as far as the client waits, and the client. */
export const aBulk = async () => {
  const lab = await openLab();
  afterAll(() => lab.end());
  beforeEach(async () => {
    await lab.post('/lab/reset', {});
    await lab.post('/lab/switches', { ...settings('first'), ccaipBulkClearing: 'null', ccaipRequestsPerSecond: 0 });
  });
  const open = (
    literals: object = {},
    { signal = new AbortController().signal, answered = {}, wrap = (wire) => wire }: Opened = {},
  ): Bulk => {
    const said: string[] = [];
    const sleep = async (seconds: number) => lab.later(seconds);
    const context = { log: (line: string) => void said.push(line), signal, sleep };
    const place = { origin: lab.url, user: 'contoso', token: labCcaipToken };
    const wire = wrap(openRequests(place, { context, patienceSeconds: 30, limit: openLimit(1000) }));
    const posted: string[] = [];
    const requests: CcaipWrites = {
      ...wire,
      post: async (path, ...more) => {
        const last = path.replace(/.*\//, '');
        posted.push(last);
        const reply = await wire.post(path, ...more);
        await answered[last]?.();
        return reply;
      },
    };
    const of = literalsOf({ TRUNKLINE_CCAIP_LITERALS: JSON.stringify(literals) });
    return {
      said,
      posted,
      people: () => readPeople(requests, of),
      write: (changes, options) => writePeople(requests, changes, { literals: of, context, ...options }),
    };
  };
  return {
    lab,
    open,
    turn: (switches: object) => lab.post('/lab/switches', switches),
    faults: (faults: object) => lab.post('/lab/faults', faults),
    jobs: () => lab.store.list('ccaipJob'),
    /** As the lab has it, whatever its list shows yet. */
    user: (email: string): LabCcaipUser => {
      const [found] = lab.store.where('ccaipUser', 'email', email);
      if (found === undefined) throw new Error(`${email} isn't in the lab`);
      return found;
    },
    change: (email: string, facts: Partial<LabCcaipUser>) => {
      const [found] = lab.store.where('ccaipUser', 'email', email);
      if (found !== undefined) lab.store.put('ccaipUser', String(found.id), { ...found, ...facts });
    },
  };
};

type Row = Record<string, unknown>;

/** CCAIP's list of users, told otherwise. */
export const listing =
  (told: (row: Row) => Row) =>
  (wire: CcaipWrites): CcaipWrites => ({
    ...wire,
    get: async (path, ...of) => {
      const reply = await wire.get(path, ...of);
      return path.endsWith('/users') ? { ...reply, body: (reply.body as Row[]).map(told) } : reply;
    },
  });

export const withoutColumns = (name: RegExp) => (row: Row) =>
  Object.fromEntries(Object.entries(row).filter(([key]) => !name.test(key)));

export const fieldsOf = (name: string) => ({
  sipUri: `${name}@inbound.contoso.example`,
  ucaasName: `${name}@teams.contoso.example`,
});

export const set = (name: string, more: Partial<PersonChange> = {}): PersonChange => ({
  email: `${name}@contoso.example`,
  external: fieldsOf(name),
  ...more,
});

export const clear = (name: string, more: Partial<PersonChange> = {}): PersonChange => ({
  email: `${name}@contoso.example`,
  external: 'clear',
  ...more,
});
