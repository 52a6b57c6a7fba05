import { PolicyPack } from '@pulumi/policy/policy.js';
import { dayOf } from '../tenant/day.ts';
import { tenantsRoot } from '../tenant/root.ts';
import { policies } from './pack.ts';
import { readSubject } from './read-subject.ts';

// Serves the engine until it ends us; its own name and version stand in what it shows.
const today = dayOf(new Date());
new PolicyPack('trunkline', {
  policies: policies((name) => readSubject({ root: tenantsRoot(process.env), name, today })),
});
