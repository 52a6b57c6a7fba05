import { folders } from './scripts/check/folders.mjs';

/** The arrows of the house (ARCHITECTURE.md): who may use whom. Whatever is not allowed here is refused. */

const parts = folders.join('|');

/** How a thing is said, and what says the same: pure, and for everyone. */
const words = '^providers/kit/(wording|visible-text|bare-sip-uri)\\.ts$';

/** Only what `allowed` names, inside the house, may be used from `from`. */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from.path ?? from, pathNot: from.pathNot },
  to: { path: `^(${parts})/`, pathNot: allowed },
});

export default {
  forbidden: [
    // What a resource is, without what it does: kit/resource.ts and kit/wording.ts are pure too.
    only('schema-is-pure', '^providers/msteams/schema/', [
      '^providers/msteams/schema/',
      '^providers/kit/(resource|wording|visible-text)\\.ts$',
    ]),
    only('kit-knows-no-provider', '^providers/kit/', '^providers/kit/'),
    only('msteams-uses-kit-and-itself', { path: '^providers/msteams/', pathNot: '^providers/msteams/(schema|sdk)/' }, [
      '^providers/kit/',
      '^providers/msteams/(?!sdk/)',
    ]),
    only(
      'ccaip-uses-kit-and-what-both-providers-share',
      { path: '^providers/ccaip/', pathNot: '^providers/ccaip/sdk/' },
      [
        '^providers/(ccaip|kit)/',
        '^providers/msteams/auth/(ccaip-endpoint|environment-problem|lab-variables|network-fault)\\.ts$',
        // Rosters, their journals and the history of changes are the same in every service; names of who is new come from Entra.
        '^providers/msteams/(open-session\\.ts$|resources/roster/|history/(change|end-by-error|recorder)\\.ts$)',
        '^providers/msteams/(graph/graph|readiness/read-each)\\.ts$',
        // What makes a package of declarations.
        '^providers/msteams/schema/(check|field|kinds|package-of|package-schema|roster)\\.ts$',
      ],
    ),
    only(
      'telnyx-uses-kit-and-what-providers-share',
      { path: '^providers/telnyx/', pathNot: '^providers/telnyx/(sdk|trunk)/' },
      [
        '^providers/(telnyx|kit)/',
        '^providers/msteams/auth/(telnyx-endpoint|environment-problem|lab-variables|network-fault)\\.ts$',
        // The history of changes, marks and what waits are the same in every service.
        '^providers/msteams/(open-session\\.ts$|history/(change|end-by-error|history-file|history-line|recorder)\\.ts$)',
        '^providers/msteams/resources/(waiting|described/mark)\\.ts$',
        // What makes a package of declarations.
        '^providers/msteams/schema/(check|field|host-name|kinds|package-of|package-schema|waiting)\\.ts$',
      ],
    ),
    only('sdk-uses-schema', '^providers/[^/]+/sdk/', ['^providers/[^/]+/sdk/', '^providers/[^/]+/schema/']),
    only('tenant-uses-schema', { path: '^tenant/', pathNot: '^tenant/trunk-providers\\.ts$' }, [
      '^tenant/',
      '^providers/msteams/schema/',
      words,
    ]),
    // The one list of SIP providers whose trunk is made; what each needs to know is told in the words of a tenant file.
    only('trunk-providers-are-listed-once', '^tenant/trunk-providers\\.ts$', ['^providers/[^/]+/trunk/']),
    only('trunk-settings-are-words', '^providers/[^/]+/trunk/', [
      '^providers/[^/]+/trunk/',
      '^tenant/schema/(amount|block|country|name|text|worded)\\.ts$',
      '^tenant/(countries|problem|trunk-risk)\\.ts$',
      '^tenant/users/phone-number\\.ts$',
      words,
    ]),
    only('routing-uses-tenant-and-schema', '^routing/', ['^(routing|tenant)/', '^providers/msteams/schema/', words]),
    // The plans of the world's numbers, as machines; nothing of Teams, and nothing of a tenant.
    only('numbers-use-machines-alone', '^routing/numbers/', [
      '^routing/(numbers|automata)/',
      '^routing/memoised\\.ts$',
      '^providers/msteams/schema/pattern/',
    ]),
    {
      name: 'only-numbers-read-the-library-of-numbers',
      severity: 'error',
      // What somebody meant who wrote a number in another way is only offered: nothing rests on it.
      from: { pathNot: '^(routing/numbers/library|tenant/users/meant-number)\\.ts$' },
      to: { path: 'node_modules/google-libphonenumber' },
    },
    only('review-uses-routing-and-tenant', '^review/', [
      '^(review|routing|tenant)/',
      '^providers/msteams/schema/',
      words,
      // What git may see, which both ask; pure.
      '^providers/kit/git-environment\\.ts$',
      // How many moves are a mass change; pure.
      '^providers/msteams/resources/(phone-numbers|user-sign-ins)/approval\\.ts$',
      '^providers/ccaip/resources/(external-user-removals|external-users)/approval\\.ts$',
    ]),
    // Both ask routing/prove, so that they say the same; neither asks the other.
    only('policies-use-routing-and-tenant', '^policies/', [
      '^(policies|routing|tenant)/',
      '^providers/kit/(wording|visible-text)\\.ts$',
    ]),
    only('live-reads-by-the-provider', { path: '^live/', pathNot: '^live/drift/' }, [
      '^(live|routing|tenant)/',
      '^providers/(ccaip|kit)/',
      '^providers/(msteams|telnyx)/(?!sdk/)',
    ]),
    // What differs, and whose calls change by it, is said by the words of a review.
    only('live-drift-speaks-as-a-review', '^live/drift/', [
      '^(live|review|routing|tenant)/',
      '^providers/(ccaip|kit)/',
      '^providers/(msteams|telnyx)/(?!sdk/)',
    ]),
    only('pages-use-tenant-and-components', { path: '^pages/', pathNot: '^pages/look/' }, [
      '^(pages|tenant)/',
      '^components/ucaas-settings\\.ts$',
      '^providers/kit/',
    ]),
    // What it shows is what explain and a review say: it works nothing out.
    only('pages-look-shows-routing-and-review', '^pages/look/', [
      '^(routing|review|tenant)/',
      '^pages/(look/|[^/]+\\.ts$)',
      words,
    ]),
    only('components-use-what-is-left-of-them', '^components/', [
      '^(components|routing|tenant)/',
      '^providers/(msteams|ccaip|telnyx)/schema/',
      '^providers/[^/]+/trunk/',
      '^providers/[^/]+/sdk/',
    ]),
    only('stacks-use-what-is-left-of-them', '^stacks/', [
      '^(stacks|components|routing|tenant)/',
      '^providers/msteams/schema/',
      '^providers/msteams/auth/(judge-environment|azure-identity)\\.ts$',
      '^providers/(ccaip|telnyx)/place\\.ts$',
      '^providers/[^/]+/sdk/',
    ]),
    // Its packages are its own (site/package.json), and are there only once a site was built.
    only('site-uses-itself', '^site/', ['^site/']),
    only('lab-judges-routing-so-never-uses-it', '^lab/', [
      '^(lab|tenant)/',
      '^providers/kit/',
      '^providers/msteams/powershell/cmdlets\\.ts$',
    ]),
    {
      name: 'only-scripts-of-the-lab-and-tests-start-it',
      severity: 'error',
      from: { pathNot: '^(lab|test|scripts/(lab|chaos|agree))/' },
      to: { path: '^lab/' },
    },
    {
      name: 'nothing-uses-tests-or-scripts',
      severity: 'error',
      from: { path: `^(${parts})/`, pathNot: '^(test|scripts|engine)/' },
      to: { path: '^(test|scripts|engine)/' },
    },
    // What a session opens is what the history of changes hears of.
    {
      name: 'every-write-passes-the-session',
      severity: 'error',
      from: { pathNot: '^(test/|providers/msteams/(open-session\\.ts$|powershell/))' },
      to: { path: '^providers/msteams/(powershell/(open-cmdlets|host-process)|graph/graph-client)\\.ts$' },
    },
    // Whatever is asked of Telnyx passes the file that tries nothing twice and puts each write on record.
    {
      name: 'only-its-client-loads-the-one-of-telnyx',
      severity: 'error',
      from: { pathNot: '^(test/|providers/telnyx/client\\.ts$)' },
      to: { path: 'node_modules/telnyx/' },
    },
    {
      name: 'every-write-in-ccaip-is-recorded',
      severity: 'error',
      from: { pathNot: '^(test/|providers/ccaip/(people\\.ts$|bulk/))' },
      to: { path: '^providers/ccaip/bulk/write-people\\.ts$' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-drawers',
      severity: 'error',
      from: {},
      to: { path: '(^|/)(utils?|common|helpers?)(/|\\.)', pathNot: 'node_modules/' },
    },
    { name: 'resolvable', severity: 'error', from: { pathNot: '^site/[^/]+\\.mjs$' }, to: { couldNotResolve: true } },
    {
      name: 'declared-packages-only',
      severity: 'error',
      from: { path: `^(${parts})/`, pathNot: '^site/[^/]+\\.mjs$' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
  },
};
