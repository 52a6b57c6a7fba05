import { ServiceError } from '../../../kit/error.ts';
import { sbc } from '../../schema/sbc.ts';
import { translationRule } from '../../schema/translation-rule.ts';
import type { Session } from '../../session.ts';
import { includesName } from '../same-name.ts';
import type { GatewayRow } from '../tenant-objects.ts';
import { fromDeclaration } from './from-declaration.ts';
import { createDescribedKind } from './kind.ts';

/** The lists in which an SBC names rules, by Teams' names. */
const lists = Object.values(sbc.fields).flatMap(({ doc: { teams = '' } }) =>
  teams.endsWith('TranslationRules') ? [teams as keyof GatewayRow] : [],
);

/** A translation rule: New-, Set- and Remove-CsTeamsTranslationRule. While an SBC names it Teams refuses to remove it. */
export const createTranslationRuleKind = (session: Session) =>
  createDescribedKind(
    session,
    fromDeclaration(translationRule, {
      source: (objects) => objects.translationRules,
      refuseRemoval: async ({ Identity }, objects, doing) => {
        const naming = (await objects.gateways()).filter((row) =>
          lists.some((list) => includesName(row[list] as readonly string[], Identity)),
        );
        if (naming.length === 0) return;
        throw new ServiceError({
          kind: 'InUse',
          doing,
          text: `SBCs still name it: ${naming.map((row) => `"${row.Identity}"`).join(', ')}.`,
          fix: "take it out of these SBCs' translation rules, then run the same command again.",
        });
      },
    }),
  );
