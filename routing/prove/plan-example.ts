import { compileConfig, nameKey } from '../compile.ts';
import type { DialPlan } from '../config.ts';
import { exampleCall } from './example-call.ts';
import type { Facts } from './facts.ts';
import type { ExampleCall } from './finding.ts';

/** A call of somebody who has a dial plan; of somebody made up if nobody has it yet. */
export const planExample = ({ tenant, voice, callers }: Facts, plan: DialPlan, dialled: string): ExampleCall => {
  const having = callers.filter(({ ready }) => nameKey(ready.plan.name) === nameKey(plan.name));
  const found = having.find(({ users }) => users.length > 0) ?? having[0];
  if (found) return exampleCall(voice, found.ready, dialled);
  const name = `somebody with dial plan "${plan.name}"`;
  const user = { name, country: tenant.country, dialPlan: plan.name };
  const other = compileConfig({ ...voice.config, users: [...voice.config.users, user] });
  const ready = other.users.get(nameKey(name));
  if (!ready) throw new Error(`${name} is missing`);
  return exampleCall(other, ready, dialled);
};
