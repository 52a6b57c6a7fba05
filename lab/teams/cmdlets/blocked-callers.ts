import type { LabNumberPattern } from '../blocked-callers.ts';
import { type Cmdlet, type CmdletContext, cmdlet } from '../cmdlet.ts';
import { textOrNull } from '../names.ts';
import { checkPattern, readPattern } from '../number-pattern.ts';
import { readBack } from '../read-back.ts';
import { alreadyExists, invalid, notFound } from '../refusals.ts';
import { getParameters, selectRows } from '../select-rows.ts';
import { blockingKey, isBlockingOn } from '../tenant-blocking.ts';

type Kept = 'blockedCaller' | 'blockedCallerExemption';

const settings = {
  Description: { type: 'String' },
  Enabled: { type: 'Boolean' },
  Pattern: { type: 'String' },
} as const;

const account = { ResourceAccount: { type: 'String' } } as const;

interface Given {
  readonly Description?: string | undefined;
  readonly Enabled?: boolean | undefined;
  readonly Pattern?: string | undefined;
  readonly ResourceAccount?: string | undefined;
}

/** The pattern after the given settings. A pattern that is no regular expression is refused (INF). */
const changed = (context: CmdletContext, before: LabNumberPattern, given: Given): LabNumberPattern => {
  const after: LabNumberPattern = {
    ...before,
    Description: textOrNull(given.Description, before.Description),
    Enabled: given.Enabled ?? before.Enabled,
    Pattern: given.Pattern ?? before.Pattern,
    ResourceAccount: accountAfter(context, before, given.ResourceAccount),
  };
  if (after.Pattern === '') throw invalid(context.cmdlet, 'Pattern cannot be empty.');
  checkPattern(context, after.Pattern);
  return after;
};

/** A Guid (DOC): whether an empty one clears it isn't published. That it must be a resource account: INF. */
const accountAfter = (
  { cmdlet: name, store, switches }: CmdletContext,
  before: LabNumberPattern,
  asked: string | undefined,
): string | null => {
  if (asked === undefined) return before.ResourceAccount;
  if (asked === '') {
    if (switches.clearRedirect === 'accept') return null;
    throw invalid(name, 'Cannot bind ResourceAccount: an empty text is no Guid.');
  }
  if (store.get('user', asked)?.accountType !== 'resourceAccount') {
    throw invalid(name, `ResourceAccount "${asked}" is no resource account.`);
  }
  return asked;
};

const printed = (kept: Kept) => (row: LabNumberPattern) => {
  const { ResourceAccount, ...pattern } = row;
  return kept === 'blockedCaller' ? { ...pattern, ResourceAccount } : pattern;
};

/** New, Get, Set and Remove of one list of patterns; their order means nothing (DOC). */
const patternCmdlets = (noun: string, kept: Kept): Cmdlet[] => {
  const own = kept === 'blockedCaller' ? { ...settings, ...account } : settings;
  const shown = printed(kept);
  return [
    cmdlet({
      name: `Get-${noun}`,
      defaultSet: 'Identity',
      parameters: getParameters,
      run: (context, given) =>
        selectRows(context, given, context.store.list(kept), ({ Identity }) => Identity).map(shown),
    }),
    cmdlet({
      name: `New-${noun}`,
      defaultSet: 'Identity',
      parameters: {
        Identity: { type: 'String', sets: ['Identity'], mandatory: true },
        Name: { type: 'String', sets: ['ParentAndRelativeKey'], mandatory: true },
        ...own,
        Pattern: { type: 'String', mandatory: true },
      },
      run: (context, given) => {
        const name = given.Identity ?? given.Name ?? '';
        if (name.trim() === '') throw invalid(context.cmdlet, 'Identity cannot be empty.');
        if (context.store.get(kept, name) !== undefined) throw alreadyExists(context.cmdlet, name);
        const fresh = {
          Identity: name,
          Name: name,
          Description: null,
          Enabled: true,
          Pattern: '',
          ResourceAccount: null,
        };
        context.store.put(kept, name, changed(context, fresh, given));
        return readBack(context, kept, name, shown);
      },
    }),
    cmdlet({
      name: `Set-${noun}`,
      parameters: { Identity: { type: 'String', mandatory: true }, ...own },
      run: (context, given) => {
        const before = context.store.get(kept, given.Identity ?? '');
        if (before === undefined) throw notFound(context.cmdlet, given.Identity ?? '');
        context.store.put(kept, before.Identity, changed(context, before, given));
        return [];
      },
    }),
    cmdlet({
      name: `Remove-${noun}`,
      parameters: { Identity: { type: 'String', mandatory: true } },
      run: (context, { Identity = '' }) => {
        const row = context.store.get(kept, Identity);
        if (row === undefined) throw notFound(context.cmdlet, Identity);
        context.store.delete(kept, row.Identity);
        return [];
      },
    }),
  ];
};

/** The tenant's switch, with both lists (DOC PS:Set-CsTenantBlockedCallingNumbers). */
const tenantSwitch: Cmdlet[] = [
  cmdlet({
    name: 'Get-CsTenantBlockedCallingNumbers',
    parameters: {},
    run: (context) => [
      {
        Identity: 'Global',
        Enabled: isBlockingOn(context.store),
        InboundBlockedNumberPatterns: context.store.list('blockedCaller').map(printed('blockedCaller')),
        InboundExemptNumberPatterns: context.store
          .list('blockedCallerExemption')
          .map(printed('blockedCallerExemption')),
      },
    ],
  }),
  cmdlet({
    name: 'Set-CsTenantBlockedCallingNumbers',
    parameters: { Identity: { type: 'String' }, Enabled: { type: 'Boolean' } },
    run: (context, { Enabled }) => {
      if (Enabled !== undefined) context.store.put('setting', blockingKey, { enabled: Enabled });
      return [];
    },
  }),
];

/**
 * Whether a number matches any of the blocked patterns (DOC). By `blockedForms` a pattern is held against the number as it is given,
 * or against its digits alone: reporters saw patterns with a plus sign block nobody (OBS ISS:sfb-docs#10162).
 */
const testPattern = cmdlet({
  name: 'Test-CsInboundBlockedNumberPattern',
  configuration: false,
  parameters: { PhoneNumber: { type: 'String', mandatory: true } },
  run: (context, { PhoneNumber = '' }) => {
    const number = context.switches.blockedForms === 'digits' ? PhoneNumber.replace(/^\+/, '') : PhoneNumber;
    const found = context.store
      .list('blockedCaller')
      .find(({ Enabled, Pattern }) => Enabled && readPattern(context, Pattern).isMatch(number));
    return [{ IsMatch: found !== undefined, ResourceAccount: found?.ResourceAccount ?? null }];
  },
});

export const blockedCallerCmdlets: readonly Cmdlet[] = [
  ...patternCmdlets('CsInboundBlockedNumberPattern', 'blockedCaller'),
  ...patternCmdlets('CsInboundExemptNumberPattern', 'blockedCallerExemption'),
  ...tenantSwitch,
  testPattern,
];
