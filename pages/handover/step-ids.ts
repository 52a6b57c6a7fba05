/** Every step of the handover that a person can tick, in the portal's order. A tick's file has these names: one that is there stays. */
export const stepIds = [
  'account',
  'platform',
  'app-id',
  'app-secret',
  'expiry',
  'unlink',
  'link',
  'role-back',
  'multicast-limit',
  'save',
  'inheritance',
  'status-mapping',
  'users',
  'queues',
  'teams-sbcs',
  'agents',
  'test-call',
  'sip-host',
] as const;

export type StepId = (typeof stepIds)[number];
