// Made from providers/telnyx/schema by `npm run schema`: change it there.
import * as pulumi from '@pulumi/pulumi';
import { isOfType } from '../../msteams/sdk/is-of-type.ts';
import { withOutputs } from '../../msteams/sdk/with-outputs.ts';

export interface TxtRecordArgs {
  /**
   * The connection whose generated name it is. Allowed: the output connectionId of a Connection. A change replaces the
   * object.
   */
  connectionId: pulumi.Input<string>;
  /**
   * The generated name that Microsoft 365 is to verify. Allowed: the output fqdn of a Connection. A change replaces the
   * object.
   */
  fqdn: pulumi.Input<string>;
  /**
   * The name of the record as Microsoft 365 gives it. Telnyx takes it without `.mstsbc.telnyx.tech`. Allowed: the label
   * of a record of the domain.
   * @telnyx txt_name
   */
  label: pulumi.Input<string>;
  /**
   * The text of the record, such as MS=ms12345678. Allowed: a text.
   * @telnyx txt_value
   */
  value: pulumi.Input<string>;
  /**
   * Seconds for which DNS may keep the record. Allowed: a whole number of seconds, 1 or more.
   * @telnyx txt_ttl
   */
  ttl: pulumi.Input<number>;
}

const outputs = ['connectionId', 'fqdn', 'label', 'value', 'ttl', 'txtName'];

/**
 * Microsoft's proof of the domain, written into the connection and read back.
 *
 * **Details.** Deleted, the record stays in the connection: Microsoft 365 may look for it again, and it harms nothing.
 * @see https://developers.telnyx.com/api-reference/fqdn-connections/create-an-fqdn-connection
 */
export class TxtRecord extends pulumi.CustomResource {
  static readonly __pulumiType = 'telnyx:index:TxtRecord';

  declare readonly connectionId: pulumi.Output<string>;
  declare readonly fqdn: pulumi.Output<string>;
  declare readonly label: pulumi.Output<string>;
  declare readonly value: pulumi.Output<string>;
  declare readonly ttl: pulumi.Output<number>;
  /** The name as Telnyx has it. */
  declare readonly txtName: pulumi.Output<string>;

  constructor(name: string, args: TxtRecordArgs, options?: pulumi.CustomResourceOptions) {
    super(TxtRecord.__pulumiType, name, withOutputs(outputs, args), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): TxtRecord {
    return new TxtRecord(name, {} as TxtRecordArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is TxtRecord {
    return isOfType(value, TxtRecord.__pulumiType);
  }
}
