import { type NoticeDay, type NoticeFault, readNotice } from '@guanjia/core/calendar';
import { Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { CalendarYear } from './calendar-year.tsx';

/** The notice as it was published, or a table: read into days, shown before anything is published. */
export function PasteNotice({
  year,
  onRead,
}: {
  year: number;
  onRead: (days: readonly NoticeDay[]) => void;
}) {
  const { t } = useTranslation('administration');
  const field = useId();
  const [text, setText] = useState('');
  const [read, setRead] = useState<{ days: readonly NoticeDay[]; faults: readonly NoticeFault[] }>();
  const take = (): void => {
    const found = readNotice(text, year);
    setRead(found);
    if (found.days.length > 0) onRead(found.days);
  };
  const count = (kind: NoticeDay['kind']) => read?.days.filter((day) => day.kind === kind).length ?? 0;
  return (
    <details className="paste-notice">
      <summary>{t('calendar.paste')}</summary>
      <label htmlFor={field} className="small sub">
        {t('calendar.pasteHelp')}
      </label>
      <Input.TextArea
        id={field}
        value={text}
        autoSize={{ minRows: 4, maxRows: 12 }}
        maxLength={20_000}
        onChange={(event) => setText(event.target.value)}
      />
      <Button onClick={take} disabled={text.trim() === ''}>
        {t('calendar.pasteRead')}
      </Button>
      {read && (
        <div role="status">
          <p>
            {read.days.length > 0
              ? t('calendar.pasteFound', { rest: count('rest'), work: count('work') })
              : t('calendar.pasteNothing')}
          </p>
          {read.faults.length > 0 && (
            <ul className="ink-red small">
              {read.faults.map(({ line, reason, text: words }) => (
                <li key={`${line} ${reason}`}>
                  {t('calendar.pasteFault', { line, reason: t(`calendar.pasteReason.${reason}`), words })}
                </li>
              ))}
            </ul>
          )}
          {read.days.length > 0 && (
            <section className="paste-preview" aria-label={t('calendar.preview', { year })}>
              <CalendarYear
                year={year}
                calendar={{
                  exceptions: Object.fromEntries(read.days.map((day) => [day.on, day.kind])),
                  names: Object.fromEntries(read.days.map((day) => [day.on, day.name])),
                }}
              />
            </section>
          )}
        </div>
      )}
    </details>
  );
}
