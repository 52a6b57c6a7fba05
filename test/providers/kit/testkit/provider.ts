import { diffList, diffScalars } from '../../../../providers/kit/diff.ts';
import { ServiceError } from '../../../../providers/kit/error.ts';
import type { Provider } from '../../../../providers/kit/provider.ts';
import { Refusal } from '../../../../providers/kit/refusal.ts';
import { type Kind, PartialFailure, type Properties } from '../../../../providers/kit/resource.ts';

export interface NoteArgs {
  title: string;
  tags: string[];
  text?: string;
}

export interface NoteState extends NoteArgs {
  length: number;
}

/** What a test sees of the running provider. */
export interface Testkit {
  readonly provider: Provider;
  readonly notes: Map<string, NoteState>;
  readonly configs: Properties[];
  /** The ids by which each Configure knew it. */
  readonly ids: (string | undefined)[];
  /** What reads and checks were told of before. */
  readonly told: unknown[];
  /** Resolves when the create of a note called "slow" has begun. */
  readonly slowBegun: Promise<void>;
  /** Resolves when it was told to stop. */
  readonly slowAborted: Promise<void>;
  closed: boolean;
}

/** A provider of notes whose titles ask for trouble: half, slow, refused, defect. */
export const createTestkit = (): Testkit => {
  const begun = Promise.withResolvers<void>();
  const aborted = Promise.withResolvers<void>();
  const notes = new Map<string, NoteState>();
  const configs: Properties[] = [];
  const told: unknown[] = [];
  const ids: (string | undefined)[] = [];
  const kit: Testkit = {
    notes,
    configs,
    told,
    ids,
    slowBegun: begun.promise,
    slowAborted: aborted.promise,
    closed: false,
    provider: {
      name: 'testkit',
      version: '1.2.3',
      schema: () => JSON.stringify({ name: 'testkit' }),
      checkConfig: (news) => ({
        inputs: news,
        failures: news.place === undefined ? [{ path: '', reason: 'place is missing.' }] : [],
      }),
      diffConfig: ({ olds, news }) =>
        diffScalars(['place'], olds, news).map((change) => ({ ...change, replaces: true })),
      configure: (config) => {
        configs.push(config);
        if (config.place === undefined) {
          throw new Refusal('testkit has no place.', 'name one.');
        }
        const which = configs.length;
        const note = createNoteKind(notes, told, begun.resolve, aborted.resolve);
        return {
          identity: `place ${config.place}`,
          kinds: [note, { ...note, token: 'testkit:index:Jot', preview: undefined }],
          functions: {
            'testkit:index:echo': async (args) => ({ echo: args }),
            'testkit:index:whichConfigure': async () => ({ which }),
          },
          knownAs: (id) => void ids.push(id),
          close: async () => {
            kit.closed = true;
          },
        };
      },
    },
  };
  return kit;
};

const stateOf = (args: NoteArgs): NoteState => ({ ...args, length: args.text?.length ?? 0 });

const createNoteKind = (
  notes: Map<string, NoteState>,
  told: unknown[],
  slowBegun: () => void,
  slowAborted: () => void,
): Kind<NoteArgs, NoteState> => ({
  token: 'testkit:index:Note',
  check: ({ news, olds }) => {
    told.push(olds);
    return {
      args: { tags: [], ...(olds === undefined ? {} : { text: olds.text }), ...news } as unknown as NoteArgs,
      failures: news.title === '' ? [{ path: '', reason: 'title is empty.' }] : [],
    };
  },
  diff: ({ state, args, log }) => [
    ...diffScalars(['title'], state, args).map((change) => ({ ...change, replaces: true })),
    ...diffScalars(['text'], state, args).map((change) => {
      log?.('the old text is not what was asked');
      return change;
    }),
    ...diffList('tags', state.tags, args.tags),
  ],
  byHand: async ({ state }) => (state.title === 'touched' ? [{ path: 'text', kind: 'update' }] : []),
  preview: ({ args }) => args,
  foresee: async ({ args, state, context }) => {
    if (args.title === 'seen') context.log(state === undefined ? 'there is one already' : 'still there');
  },
  create: async ({ args, context }) => {
    if (args.title === 'refused') {
      throw new ServiceError({ kind: 'Rejected', doing: 'create note "refused"', text: 'no', fix: 'ask nicely.' });
    }
    if (args.title === 'defect') {
      throw new TypeError('x is not a function\nsecond line');
    }
    context.log('writing', { ephemeral: true });
    context.log('writing on', { ephemeral: true });
    context.log('mind the ink', { severity: 'warning' });
    if (args.title === 'slow') {
      slowBegun();
      await new Promise((resolve) => context.signal.addEventListener('abort', resolve));
      slowAborted();
    }
    if (args.title === 'half' || context.signal.aborted) {
      const reasons = ['no ink for the tags', 'no ink for the text'];
      throw new PartialFailure({ id: args.title, state: { ...stateOf(args), tags: [] }, reasons });
    }
    notes.set(args.title, stateOf(args));
    return { id: args.title, state: stateOf(args) };
  },
  update: async ({ id, args }) => {
    notes.set(id, stateOf(args));
    return { state: stateOf(args) };
  },
  read: async ({ id, args, state: before }) => {
    told.push(before);
    const state = notes.get(id);
    return (
      state && { id, state, args: { title: state.title, tags: state.tags, ...(args && { text: args.text ?? '' }) } }
    );
  },
  delete: async ({ id }) => {
    notes.delete(id);
  },
});
