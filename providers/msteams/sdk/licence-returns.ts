// Made from providers/msteams/schema by `npm run schema`: change it there.
import * as pulumi from '@pulumi/pulumi';
import { isOfType } from './is-of-type.ts';
import { withOutputs } from './with-outputs.ts';

export interface LicenceReturnsArgs {
  /** The output of that name of Licences. Allowed: lines. */
  leaving: pulumi.Input<string>;
  /**
   * The output of that name of Licences: told here, so that whoever is licensed has a number first. Allowed: a text.
   */
  problems: pulumi.Input<string>;
}

const outputs = ['returned'];

/**
 * Takes back what Licences gave to users who are named no more, after their numbers are released.
 *
 * **Details.** It depends on PhoneNumbers, so that it comes behind it. When it is deleted it takes nothing back.
 * @see https://learn.microsoft.com/graph/api/user-assignlicense
 */
export class LicenceReturns extends pulumi.CustomResource {
  static readonly __pulumiType = 'msteams:index:LicenceReturns';

  /** Lines of `leaving` that are done with. */
  declare readonly returned: pulumi.Output<string>;

  constructor(name: string, args: LicenceReturnsArgs, options?: pulumi.CustomResourceOptions) {
    super(LicenceReturns.__pulumiType, name, withOutputs(outputs, args), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): LicenceReturns {
    return new LicenceReturns(name, {} as LicenceReturnsArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is LicenceReturns {
    return isOfType(value, LicenceReturns.__pulumiType);
  }
}
