import { describe, expect, it } from 'vitest';
import { touchedNumbers, touchedPeople } from '../../live/touched.ts';
import { compileConfig } from '../../routing/compile.ts';
import { answer, type Question } from '../../routing/question.ts';
import { nlTenant } from '../routing/nl-tenant.ts';

const voice = compileConfig(nlTenant);
const handedOver = (address: string): Question => ({ kind: 'handed over', address });

describe('what has to be asked about a call', () => {
  it('is the holder of the number that comes of the dialled one', () => {
    const question: Question = { kind: 'dialled', upn: 'ada@contoso.com', dialled: '2110' };
    const call = answer(voice, question);
    expect(touchedNumbers([call, undefined, call])).toEqual(['+31205552110']);
    expect(touchedPeople(question, call)).toEqual(['ada@contoso.com']);
  });

  it('is nothing for what is no number of the world', () => {
    expect(touchedNumbers([answer(voice, { kind: 'dialled', upn: 'ada@contoso.com', dialled: '112' })])).toEqual([]);
  });

  it('is the number with its + too, where a call is handed over without', () => {
    const question = handedOver('31205552101@ujet.sip.carrier.example');
    expect(touchedNumbers([answer(voice, question)])).toEqual(['+31205552101']);
  });

  it('is whom the file lets ring', () => {
    const question = handedOver('+31205552101');
    expect(touchedPeople(question, answer(voice, question))).toEqual(['ada@contoso.com']);
  });
});
