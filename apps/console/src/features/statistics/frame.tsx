import './statistics.css';
import { isoDate } from '@guanjia/client/format';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/list-page.tsx';
import { useTitle } from '../../ui/page-title.tsx';

interface FrameQuery<By extends string> {
  readonly by: By;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** What is asked for: a breakdown and the days of closing; twelve months to begin with. */
export function useStatisticsQuery<By extends string>(
  initial: By,
): [FrameQuery<By>, (next: FrameQuery<By>) => void] {
  return useState<FrameQuery<By>>(() => {
    const to = isoDate(new Date());
    const [year = '', month = ''] = to.split('-');
    const from = `${Number(year) - 1}-${month}-01`;
    return { by: initial, from, to };
  });
}

interface FrameProps<By extends string> {
  readonly title: string;
  readonly lead: string;
  /** What figures may be broken down by, with its name. */
  readonly choices: readonly { readonly by: By; readonly name: string }[];
  readonly query: FrameQuery<By>;
  readonly onChange: (next: FrameQuery<By>) => void;
  readonly children: ReactNode;
}

/** Title, breakdown and days over a page of figures. */
export function StatisticsFrame<By extends string>({
  title,
  lead,
  choices,
  query,
  onChange,
  children,
}: FrameProps<By>) {
  const { t } = useTranslation('console');
  const name = useId();
  useTitle(title);
  const day = (which: 'from' | 'to') => (
    <label className="statistics-day">
      {t(`statistics.${which}`)}
      <input
        type="date"
        value={query[which] ?? ''}
        min={which === 'to' ? query.from : undefined}
        max={which === 'from' ? query.to : undefined}
        onChange={({ target }) => {
          if (target.value && target.validity.valid) onChange({ ...query, [which]: target.value });
        }}
      />
    </label>
  );
  return (
    <div className="statistics">
      <PageHead title={title} lead={lead} />
      <div className="statistics-tools">
        <fieldset className="segments">
          <legend className="vh">{t('statistics.by')}</legend>
          {choices.map(({ by, name: label }) => (
            <label key={by} className={by === query.by ? 'segment segment-on' : 'segment'}>
              <input
                className="vh"
                type="radio"
                name={name}
                checked={by === query.by}
                onChange={() => onChange({ ...query, by })}
              />
              {label}
            </label>
          ))}
        </fieldset>
        {day('from')}
        {day('to')}
      </div>
      {children}
    </div>
  );
}
