// Made from providers/msteams/schema by `npm run schema`: change it there.
import * as pulumi from '@pulumi/pulumi';
import { asText } from './as-text.ts';
import { isOfType } from './is-of-type.ts';
import { withOutputs } from './with-outputs.ts';

export interface LicencesArgs {
  /**
   * Country by user (sign-in name), which becomes the usage location where the user has none. What was given to a user
   * who is removed here goes back by LicenceReturns. Allowed: a country of two letters, e.g. NL, by sign-in name.
   * @teams usageLocation
   */
  people: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Where fewer licences are free than are needed: nobody is given any, or what is free is given, by sign-in name.
   * Default: nothing. Allowed: nothing or whatIsFree.
   * @default "nothing"
   */
  whenShort?: pulumi.Input<'nothing' | 'whatIsFree'>;
  /**
   * Sign-in names, a line each, and behind them the one that UserSignIns gives: users of this roster who are found
   * under either, whether it has been changed already or not. Allowed: lines of two sign-in names.
   */
  alsoCalled?: pulumi.Input<string>;
  /**
   * How many numbers a person has agreed to take from their users: as many licences may go back. Allowed: a whole
   * number, 0 or more.
   */
  approvedReleases?: pulumi.Input<number>;
  /**
   * How many numbers a person has agreed to give to other users: as many licences may go back. Allowed: a whole number,
   * 0 or more.
   */
  approvedMoves?: pulumi.Input<number>;
}

const outputs = ['users', 'people', 'leaving', 'problems'];

/**
 * The licences that a number needs: who lacks Phone System or Teams is given the add-on of its plan. One per tenant.
 *
 * **Details.** It takes the setup identity (TRUNKLINE_SETUP_*), and only when there is something to write. What users
 * had before is never taken back, nor what a group gives; nothing is bought.
 * @see https://learn.microsoft.com/graph/api/user-assignlicense
 */
export class Licences extends pulumi.CustomResource {
  static readonly __pulumiType = 'msteams:index:Licences';

  /**
   * What is known of each user, a line for each: sign-in name, Entra object id, `made` by this stack, `found` there
   * before it, or `pending` (asked for, its end not known), and the number or policy.
   */
  declare readonly users: pulumi.Output<string>;
  declare readonly people: pulumi.Output<string | undefined>;
  /**
   * What goes back, a line for each user who is named no more: sign-in name, Entra object id, part numbers, and since
   * when.
   */
  declare readonly leaving: pulumi.Output<string>;
  /** Why somebody was given none, as JSON; empty where all is well. */
  declare readonly problems: pulumi.Output<string>;

  constructor(name: string, args: LicencesArgs, options?: pulumi.CustomResourceOptions) {
    super(Licences.__pulumiType, name, withOutputs(outputs, { ...args, people: asText(args.people) }), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): Licences {
    return new Licences(name, {} as LicencesArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is Licences {
    return isOfType(value, Licences.__pulumiType);
  }
}
