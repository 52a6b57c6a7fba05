import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LabFixture, openLab } from '../lab-fixture.ts';

let lab: LabFixture;

beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.end());

it('POST /lab/calls answers one call, or each of a list, and says what is wrong with a question', async () => {
  const ada = { from: 'ada@contoso.example', to: '112' };
  const handedOver = { over: 'nowhere.example', from: '', to: '+31205559000' };
  const refused = { kind: 'dialled', end: { kind: 'refused', why: 'no Enterprise Voice' } };
  expect((await lab.post('/lab/calls', ada)).body).toMatchObject(refused);
  expect((await lab.post('/lab/calls', [ada, handedOver])).body).toMatchObject([
    refused,
    { kind: 'handed over', end: { kind: 'refused', why: 'no such SBC' } },
  ]);
  expect(await lab.post('/lab/calls', { from: 'ada' })).toMatchObject({ status: 400 });
});

it('says so where a pattern is beyond what the lab can evaluate', async () => {
  lab.store.put('unassignedTreatment', 'Odd', {
    Identity: 'Odd',
    Description: null,
    Pattern: '^(?<1>a)|(?<1>b)$',
    TargetType: 'User',
    Target: '',
    TreatmentPriority: 1,
  });
  lab.store.put('gateway', 'sbc.example', { Identity: 'sbc.example', Fqdn: 'sbc.example', SipSignalingPort: 5061 });
  const asked = { over: 'sbc.example', from: '', to: '+31205551234' };
  expect(await lab.post('/lab/calls', asked)).toMatchObject({ status: 400, body: { error: expect.any(String) } });
});
