import type { Happened, SupervisionKind } from '@guanjia/core/supervision';
import i18next from 'i18next';

/** 督办单〔2026〕12号, in the language of the moment. */
export const sayPaper = (kind: SupervisionKind, number: string | null): string =>
  `${i18next.t(`common:supervision.kind.${kind}`)}${number ?? ''}`;

/** 发出督办单〔2026〕12号：城管局; just its name for what this version doesn't know. */
export const sayHappened = (happened: Happened | undefined): string =>
  happened === undefined
    ? i18next.t('actions:event.supervised')
    : i18next.t(`common:supervision.happened.${happened.event}`, {
        paper: sayPaper(happened.kind, happened.number),
        who: happened.who,
      });
