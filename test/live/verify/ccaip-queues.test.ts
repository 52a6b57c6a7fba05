import { describe, expect, it } from 'vitest';
import { tellQueues } from '../../../live/verify/ccaip-queues.ts';

const told = (...menus: { id: string; name: string; parent_id?: string; deleted?: boolean }[]) =>
  tellQueues({ value: { menus, teams: [], agents: [] } }, { value: [] });

describe('queues', () => {
  it('are never told as so, since nobody says what they are to be', () => {
    expect(told()).toMatchObject({
      standing: "can't tell",
      text: 'CCAIP has no queue; none has an external agent.',
      toKnow: expect.stringContaining('who is to be where'),
    });
  });

  it('are the leaves; a menu whose only child is deleted is one again', () => {
    const sales = { id: '1', name: 'Sales' };
    expect(told(sales, { id: '2', name: 'Returns', parent_id: '1' }).text).toContain('1 queue: Returns;');
    expect(told(sales, { id: '2', name: 'Returns', parent_id: '1', deleted: true }).text).toContain('1 queue: Sales;');
  });
});
