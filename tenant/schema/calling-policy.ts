import { callingPolicy as declared } from '../../providers/msteams/schema/calling-policy.ts';
import { adopt } from './adopt.ts';
import { block } from './block.ts';
import { description } from './description.ts';
import { relationsOf } from './relations-of.ts';
import { settingsOf } from './settings-of.ts';

const fields = block({
  ...settingsOf('CallingPolicy', declared.fields, ['name', 'description', 'adopt']),
  description: description({ marked: true }),
  adopt: adopt(),
});

/** A calling policy: who or what answers the calls of its users. */
export const callingPolicy = fields.check(relationsOf('CallingPolicy', declared)).meta({
  description:
    "A calling policy: who or what answers the calls of its users. What it leaves out is as the tenant's Global policy has it when it is made.",
  examples: [
    '{ privateCalling: true, inboundTreatment: RegularIncoming, voicemail: AlwaysDisabled, busyOnBusy: Enabled, forwardingToUser: false, forwardingToPhone: false, callGroups: false, delegation: false }',
  ],
});
