import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCall } from '../../../routing/calls/check-call.ts';
import { compileConfig } from '../../../routing/compile.ts';
import { explainHandedOver } from '../../../routing/explain-handed-over.ts';
import { callResultsSchema, callSchema } from '../../../routing/json/call-schema.ts';
import { publishedSchemas } from '../../../routing/json/published-schemas.ts';
import { dial } from '../dialled.ts';
import { nlTenant } from '../nl-tenant.ts';

const reference = resolve(import.meta.dirname, '..', '..', '..', 'docs', 'reference');

describe('the published schemas of --json', () => {
  it.each(Object.entries(publishedSchemas()))('%s is fresh: npm run schema', (file, text) => {
    expect(readFileSync(resolve(reference, file), 'utf8')).toBe(text);
  });

  it.each(['112', '0612345678', '2110', '00442079460123', '+1'])('take the trace of %s as it is', (number) => {
    const call = JSON.parse(JSON.stringify(dial(nlTenant, number)));
    expect(callSchema.parse(call)).toEqual(call);
  });

  it.each(['+31205552101@ujet.sip.carrier.example', '+31205559999', 'ada@elsewhere.example'])(
    'take the trace of a call handed over to %s as it is',
    (address) => {
      const call = JSON.parse(JSON.stringify(explainHandedOver(compileConfig(nlTenant), address)));
      expect(callSchema.parse(call)).toEqual(call);
    },
  );

  it('take a pattern beyond the model', () => {
    const odd = { name: 'Odd', pattern: '^(?>9)$', translation: '+1' };
    const call = JSON.parse(
      JSON.stringify(dial({ ...nlTenant, dialPlans: [{ name: 'NL Amsterdam', rules: [odd] }] }, '9')),
    );
    expect(callSchema.parse(call)).toEqual(call);
  });

  it('take the results of expected calls', () => {
    const voice = compileConfig(nlTenant);
    const results = [
      checkCall(voice, { as: 'ada', dial: '112', expect: 'blocked' }),
      checkCall(voice, { to: '+31205552101', expect: { rings: 'ada' } }),
      checkCall(voice, { as: 'zoe', dial: '112', expect: { number: '112' } }),
    ];
    const printed = JSON.parse(JSON.stringify(results));
    expect(callResultsSchema.parse(printed)).toEqual(printed);
  });
});
