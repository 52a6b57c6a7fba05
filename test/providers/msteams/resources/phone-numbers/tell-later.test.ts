import { expect, it } from 'vitest';
import { stepContext } from '../../lab-tenant.ts';
import { rosterAtWork, rosterOf } from './a-roster-at-work.ts';

const at = rosterAtWork();
const id = 'phone-numbers';

it('leaves who gets no number for another resource to tell, which goes on for all the others', async () => {
  const numbers = { ...rosterOf({ ada: 1 }), 'nobody@contoso.example': '+31205552199' };
  const context = stepContext();
  const { state } = await at.run().create({ args: { numbers, tellLater: true }, context });
  expect(state.problems).toMatch(/^assign \+31205552199 to nobody@contoso\.example: Entra knows no such user\./);
  expect(context.lines.join('\n')).toContain(
    'Without the number that is asked stay 1 user; the run ends with an error:\nassign +31205552199',
  );
  expect(at.held()).toEqual({ 'ada@contoso.example': '+31205552101' });
  expect(state.numbers).toBe('ada@contoso.example +31205552101\n');
  // It is asked again by the next run, and by one that has nobody to tell it the roster fails itself.
  const { urn } = context;
  const changes = at.run().diff({ urn, id, state, args: { numbers: state.numbers ?? '', tellLater: true } });
  expect(changes.map(({ path }) => path)).toEqual(['problems']);
  await expect(at.run().update({ id, args: { numbers }, state, context: stepContext() })).rejects.toThrow(
    'Entra knows no such user',
  );
  const after = await at.run().update({ id, args: { numbers: rosterOf({ ada: 1 }), tellLater: true }, state, context });
  expect(after.state.problems).toBe('');
});
