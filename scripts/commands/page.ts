import type { Command } from 'commander';

/** `npm run new`, without the dashes that some put behind their name. */
const titleOf = (command: Command): string => {
  const own = command.name().replace(/ --$/, '');
  return command.parent === null ? own : `${titleOf(command.parent)} -- ${own}`;
};

/** What `--help` prints, in the same width everywhere. */
const helpOf = (command: Command): string => {
  let text = '';
  command.configureOutput({
    writeOut: (part) => {
      text += part;
    },
    getOutHelpWidth: () => 110,
    getOutHasColors: () => false,
  });
  command.outputHelp();
  return text.trimEnd();
};

const sectionOf = (command: Command): readonly string[] => [
  `## ${titleOf(command)}\n\n\`\`\`text\n${helpOf(command)}\n\`\`\`\n`,
  ...command.commands.flatMap(sectionOf),
];

/** docs/reference/commands.md: every command that has options or arguments of its own, as its `--help` says it. */
export const commandsPage = (commands: readonly Command[]): string => {
  const sorted = [...commands].sort((one, other) => (titleOf(one) < titleOf(other) ? -1 : 1));
  return `# Commands

Written by \`npm run schema\` from the commands themselves: what each prints with \`--help\`. What a task takes, command by command, is in
[the pages by task](../README.md).

${sorted.flatMap(sectionOf).join('\n')}`;
};
