import type { LabUser } from '../../model.ts';
import type { Rows } from '../../store.ts';
import { cmdlet } from '../cmdlet.ts';
import { notFound } from '../refusals.ts';
import { asTeamsKnows, findUsers, sipAddressOf } from '../voice-user.ts';

/** What a user has who never touched them: voicemail after half a minute (DOC PS:Get-CsUserCallingSettings, its page's words). */
const untouched = {
  IsForwardingEnabled: false,
  ForwardingType: 'Immediate',
  ForwardingTarget: '',
  ForwardingTargetType: 'Voicemail',
  IsUnansweredEnabled: true,
  UnansweredTarget: '',
  UnansweredTargetType: 'Voicemail',
  UnansweredDelay: '00:00:30',
  Delegates: [],
  Delegators: [],
  CallGroupOrder: 'Simultaneous',
  CallGroupTargets: [],
};

/** As Get-CsUserCallingSettings prints them; BusyOnBusyOption since module 8.0.0, where it is set. */
type CallingSettings = typeof untouched & { readonly BusyOnBusyOption?: string };

const keyOf = (id: string): string => `callingSettings/${id}`;

/** What of a call is up to the user. */
export const userCallingSettings = (rows: Rows, { id }: LabUser): CallingSettings => ({
  ...untouched,
  ...rows.get('setting', keyOf(id)),
});

export const getUserCallingSettings = cmdlet({
  name: 'Get-CsUserCallingSettings',
  configuration: false,
  parameters: { Identity: { type: 'String', mandatory: true } },
  run: (context, { Identity = '' }) => {
    const [user] = findUsers(context, Identity);
    if (user === undefined) throw notFound(context.cmdlet, Identity);
    return [
      {
        SipUri: `sip:${sipAddressOf(asTeamsKnows(user, context.clock.now()))}`,
        ...userCallingSettings(context.store, user),
      },
    ];
  },
});

/** As a user's own client or an administrator sets them; the product never does. */
export const setUserCallingSettings = cmdlet({
  name: 'Set-CsUserCallingSettings',
  parameters: {
    Identity: { type: 'String', mandatory: true },
    IsForwardingEnabled: { type: 'Boolean' },
    ForwardingType: { type: 'String' },
    ForwardingTarget: { type: 'String' },
    ForwardingTargetType: { type: 'String' },
    IsUnansweredEnabled: { type: 'Boolean' },
    UnansweredTarget: { type: 'String' },
    UnansweredTargetType: { type: 'String' },
    UnansweredDelay: { type: 'String' },
    BusyOnBusyOption: { type: 'String' },
  },
  run: (context, { Identity = '', ...settings }) => {
    const [user] = findUsers(context, Identity);
    if (user === undefined) throw notFound(context.cmdlet, Identity);
    const before = context.store.get('setting', keyOf(user.id)) ?? {};
    const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
    context.store.put('setting', keyOf(user.id), { ...before, ...given });
    return [];
  },
});
