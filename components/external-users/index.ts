import * as pulumi from '@pulumi/pulumi';
import { ExternalUserRemovals } from '../../providers/ccaip/sdk/external-user-removals.ts';
import { ExternalUsers as Roster } from '../../providers/ccaip/sdk/external-users.ts';
import type { PhoneNumbers } from '../../providers/msteams/sdk/phone-numbers.ts';
import { type ExternalUsersPlan, notYetOf } from './plan.ts';

export interface ExternalUsersArgs {
  readonly plan: ExternalUsersPlan;
  /** The engine refuses to destroy the roster. */
  readonly protect: boolean;
}

/**
 * The people as CCAIP has them: who is an external user, and to which SIP URI calls for them are handed over.
 *
 * **Details.** Who is asked no more is cleared before the numbers change, and who is asked is set behind them: the engine changes first
 * what others depend on. So whatever is to come between waits for `first`, and `behind` is told of it.
 */
export class ExternalUsers extends pulumi.ComponentResource {
  /** What the numbers wait for. */
  readonly first: readonly pulumi.Resource[];
  private readonly removals: ExternalUserRemovals | undefined;
  private readonly args: ExternalUsersArgs;
  private readonly label: string;

  constructor(name: string, args: ExternalUsersArgs, options?: pulumi.ComponentResourceOptions) {
    super('trunkline:index:ExternalUsers', name, {}, options);
    const { removals } = args.plan;
    this.label = name;
    this.args = args;
    this.removals = removals && new ExternalUserRemovals(`${name}-removals`, removals, { parent: this });
    this.first = this.removals === undefined ? [] : [this.removals];
  }

  /** Sets who is asked, once the numbers are with them. */
  behind(numbers: readonly PhoneNumbers[]): void {
    const { plan, protect } = this.args;
    const { removals } = this;
    // A preview knows the numbers as they were.
    const [roster] = pulumi.runtime.isDryRun() || removals === undefined ? [] : numbers;
    new Roster(
      `${this.label}-users`,
      {
        ...plan.users,
        ...(removals && { lookAgain: removals.lookAgain }),
        ...(roster && {
          notYet: roster.numbers.apply((held) => notYetOf(plan.needs, held)),
          problems: roster.problems.apply((problems) => problems ?? ''),
        }),
      },
      { parent: this, dependsOn: [...this.first, ...numbers], protect: protect && plan.removals !== undefined },
    );
    this.registerOutputs();
  }
}
