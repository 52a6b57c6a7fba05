import { describe, expect, it } from 'vitest';
import { createPhoneNumbersKind } from '../../../../../providers/msteams/resources/phone-numbers/kind.ts';
import { labSleep } from '../../lab-clock.ts';
import { stepContext } from '../../lab-tenant.ts';
import { ada, all, context, failure, signInsAtWork, to } from './sign-ins-at-work.ts';

const { tenant, kind, set } = signInsAtWork();

describe('numbers', () => {
  const numbers = { [ada]: '+31205552101' };
  const alsoCalled = `${ada} ${to(ada)}\n`;
  const give = (args: object, state?: object) => {
    const numbersKind = createPhoneNumbersKind(tenant().session, labSleep);
    const step = { ...stepContext(), urn: '' };
    const work = state
      ? numbersKind.update({ id: '', args: args as never, state: state as never, context: step })
      : numbersKind.create({ args: args as never, context: step });
    return work.then((result) => ({ ...result, lines: step.lines }));
  };

  it('are given to a person under either name, before the change and after it, without a word', async () => {
    const first = await give({ numbers, alsoCalled });
    await kind().create({ args: all(ada), context: context() });
    const second = await give({ numbers: { [ada]: '+31205552109' }, alsoCalled }, first.state);
    expect(second.lines.join('\n')).not.toContain('is now called');
    expect(second.state.users).toBe(`${ada} ${tenant().user('ada').id} made +31205552109`);
    // A state that was lost: nobody knows the object id any more.
    const anew = await give({ numbers: { [ada]: '+31205552109' }, alsoCalled });
    expect(anew.state.users).toBe(`${ada} ${tenant().user('ada').id} found +31205552109`);
  });

  it('go to whom the object id says where somebody else has the old name by now, and to nobody where none is known', async () => {
    const first = await give({ numbers, alsoCalled });
    await kind().create({ args: all(ada), context: context() });
    const id = tenant().user('ada').id;
    set('bob', { userPrincipalName: ada });
    const second = await give({ numbers: { [ada]: '+31205552109' }, alsoCalled }, first.state);
    expect(second.state.users).toBe(`${ada} ${id} made +31205552109`);
    const { reasons } = await failure(give({ numbers: { [ada]: '+31205552110' }, alsoCalled }));
    expect(reasons.join('\n')).toContain(`${ada} and ${to(ada)} are two people`);
  });
});
