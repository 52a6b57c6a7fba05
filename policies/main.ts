import { flushCompileCache } from 'node:module';
import { PolicyPack } from '@pulumi/policy/policy.js';
import { dayOf } from '../tenant/day.ts';
import { tenantsRoot } from '../tenant/root.ts';
import { policies } from './pack.ts';
import { readSubject } from './read-subject.ts';

/** Milliseconds: by then the first tenant is read and judged in most runs, so that what this compiled is kept as well. */
const afterFirstJudged = 1_500;

// Serves the engine until it ends us; its own name and version stand in what it shows.
const today = dayOf(new Date());
new PolicyPack('trunkline', {
  policies: policies((name) => readSubject({ root: tenantsRoot(process.env), name, today })),
});

// The engine kills us, and Node writes what it compiled only where it ends by itself: each start would compile all of it again.
setTimeout(flushCompileCache, afterFirstJudged).unref();
