import { describe, expect, it } from 'vitest';
import type { UserSignInsState } from '../../../../../providers/msteams/schema/user-sign-ins.ts';
import { ada, all, context, failure, signInsAtWork, to, unavailable, urn } from './sign-ins-at-work.ts';

const { patches, sessionWith, kind } = signInsAtWork();

describe('a write whose reply is lost', () => {
  it('is looked for, and never sent again', async () => {
    const lost = sessionWith(async (send, requests) => {
      await send(requests);
      return requests.map(unavailable);
    });
    const { state } = await kind(lost).create({ args: all(ada), context: context() });
    expect(state.users).toContain(`made ${to(ada)}`);
    expect(patches()).toHaveLength(1);
  });

  it('that was not done is pending: the next up looks, and sends it', async () => {
    const never = sessionWith(async (_, requests) => requests.map(unavailable));
    const { state } = await failure(kind(never).create({ args: all(ada), context: context() }));
    expect((state as UserSignInsState).users).toContain(`pending ${to(ada)}`);
    expect(kind().diff({ urn, id: '', state: state as UserSignInsState, args: all(ada) })).not.toEqual([]);
    const after = await kind().update({ id: '', args: all(ada), state: state as UserSignInsState, context: context() });
    expect(after.state.users).toContain(`made ${to(ada)}`);
    expect(patches()).toHaveLength(1);
  });

  it('of a run that was killed is known by the journal: made, not found, and not sent again', async () => {
    const killed = sessionWith(async (send, requests) => {
      await send(requests);
      throw new Error('killed');
    });
    await expect(kind(killed).create({ args: all(ada), context: context() })).rejects.toThrow('killed');
    const { state } = await kind(sessionWith(undefined, 'two')).create({ args: all(ada), context: context() });
    expect(state.users).toContain(`made ${to(ada)}`);
    expect(patches()).toHaveLength(1);
  });
});
