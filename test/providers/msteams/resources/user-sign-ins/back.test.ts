import { describe, expect, it } from 'vitest';
import type { UserSignInsState } from '../../../../../providers/msteams/schema/user-sign-ins.ts';
import { ada, all, bob, context, signInsAtWork, to, urn } from './sign-ins-at-work.ts';

const { tenant, kind, names, set } = signInsAtWork();

describe('a mark that goes', () => {
  const made = async () => (await kind().create({ args: all(ada, bob), context: context() })).state;
  const check = (state: UserSignInsState, news: object) =>
    kind()
      .check({ urn, olds: all(ada, bob), oldState: state, news: { ...news } })
      .failures.map(({ reason }) => reason);

  it('puts the old name back with an approval of as many, and never without', async () => {
    const state = await made();
    expect(check(state, all(bob))).toEqual([
      expect.stringContaining(`this puts a sign-in name back (${to(ada)} to ${ada})`),
    ]);
    expect(check(state, { signIns: {}, approvedReturns: 1 })[0]).toContain('The tenant file approves 1 at most.');
    expect(check(state, { ...all(bob), approvedReturns: 2 })).toEqual([]);
    expect(check(state, { ...all(bob), approvedReturns: 1 })).toEqual([]);
    const told = context();
    const args = { ...all(bob), approvedReturns: 1 };
    await kind().foresee?.({ args, state, context: told });
    expect(told.lines.join('\n')).toContain(`${to(ada)} → ${ada} (put back)`);
    const after = await kind().update({ id: '', args, state, context: context() });
    expect(names('ada', 'bob')).toEqual([ada, to(bob)]);
    expect(after.state.users).not.toContain(ada);
  });

  it('leaves whoever was given another name by hand since', async () => {
    const state = await made();
    set('ada', { userPrincipalName: 'ada.l@contoso.example' });
    const told = context();
    await kind().update({ id: '', args: { ...all(bob), approvedReturns: 1 }, state, context: told });
    expect(told.lines.join('\n')).toContain(
      `${ada} was given the sign-in name ${to(ada)}, and has ada.l@contoso.example now: left as it is.`,
    );
    expect(tenant().user('ada.l').id).toBeDefined();
  });

  it('puts nothing back where the row goes on under the new name', async () => {
    const state = await made();
    const news = { signIns: { [to(ada)]: to(ada), [bob]: to(bob) } };
    expect(check(state, news)).toEqual([]);
    const after = await kind().update({ id: '', args: news, state, context: context() });
    expect(names('ada')).toEqual([to(ada)]);
    expect(after.state.users).toContain(`${to(ada)} ${tenant().user('ada').id} made ${to(ada)}`);
    expect(check(after.state, all(bob))).toEqual([]);
  });

  it('is no word for a destroy: it leaves everybody the name, and says so', async () => {
    const told = context();
    await kind().delete({ id: '', state: await made(), context: told });
    expect(names('ada', 'bob')).toEqual([to(ada), to(bob)]);
    expect(told.lines.join('\n')).toContain(
      `Sign-in names are left as they are now: ${ada} (${to(ada)}), ${bob} (${to(bob)}).`,
    );
  });
});
