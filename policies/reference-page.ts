import { levels } from './pack.ts';
import { rules } from './rules.ts';

const intro = `# The policy pack

\`policies/pack\` is a CrossGuard policy pack: rules that hold for every tenant, whoever wrote its files. \`npm run lab -- preview\`,
\`npm run pulumi -- preview\` and both \`up\` run it, unless you name a pack yourself; any other way of starting the engine does with
\`--policy-pack "$PWD/policies/pack"\` (an absolute path: the engine looks from another folder). It reads the files of the stack's tenant, contacts nothing, and answers before anything is written.

A **mandatory** rule ends the run with exit code 1; an **advisory** one is shown. \`--policy-pack-config levels.json\` changes a level
for one run, e.g. \`{ "secret-lifetime": "advisory" }\`. A rule that cannot be decided counts as broken.

What a rule would refuse can be excepted in the tenant file, never in a template, with the reason; every preview shows it, with what
it lets through:

\`\`\`yaml
exceptions:
  toll-exposure-needs-approval: { reason: the carrier bars premium numbers }
\`\`\`

| Rule | Level | When it is kept | Why |
| --- | --- | --- | --- |
`;

const own = `
Two more are the pack's own: \`tenant-files\` (mandatory) refuses a tenant whose files are not right, since nothing can be judged then,
and \`exceptions\` (advisory) shows every exception. A rule is one file under \`policies/rules\`; its level stands in \`policies/pack.ts\`.
`;

/** docs/reference/policies.md, written by \`npm run schema\`. */
export const referencePage = (): string =>
  `${intro}${rules.map(({ name, rule, why }) => `| \`${name}\` | ${levels[name]} | ${rule} | ${capital(why)} |\n`).join('')}${own}`;

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
