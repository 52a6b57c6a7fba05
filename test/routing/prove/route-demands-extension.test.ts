import { describe, expect, it } from 'vitest';
import { found, route, toEmergency, told, withRoutes } from './a-tenant.ts';

const lint = (pattern: string) =>
  found('route-demands-extension', withRoutes(toEmergency, route('Desks', pattern, 'Desks'))).map(told);

describe('a route whose pattern asks for an extension', () => {
  it('is warned of: whether routes see extensions is not published', () => {
    expect(lint('^\\+31205552100;ext=\\d{3}$')).toEqual([
      [
        'warning: Route "Desks" takes no number without an extension: ^\\+31205552100;ext=\\d{3}$ asks for ;ext=.',
        "Microsoft doesn't publish whether voice routes see ;ext=; one report says that they don't, and then no call takes this route.",
        "write the pattern without ;ext= if its SBCs may have all of that number's extensions; else make a call before you rely on it.",
      ],
    ]);
    expect(lint(';ext=1\\d\\d$')).toHaveLength(1);
  });

  it.each(['^\\+31205552100(;ext=\\d{3})?$', '^\\+31205552100', '^\\+3120\\d{7}$|;ext=7', '^ext$'])(
    'is nothing where numbers without one match too, or nothing does: %s',
    (pattern) => {
      expect(lint(pattern)).toEqual([]);
    },
  );
});
