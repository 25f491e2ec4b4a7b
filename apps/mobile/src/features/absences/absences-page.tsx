import { formatDay, isoDate, telephoneLink } from '@guanjia/client/format';
import {
  absenceListOptions,
  absenteesOptions,
  coverChoicesOptions,
  useEndAbsence,
  useEnterAbsence,
} from '@guanjia/client/queries';
import { type AbsenceReason, type AbsenceView, absenceReasons, absenceStates } from '@guanjia/core/absences';
import { useQuery } from '@tanstack/react-query';
import { CalendarOff } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { OneOf } from '../../ui/choices.tsx';
import { LoadFailure, SendFailure } from '../../ui/failure.tsx';
import { TextField } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty, ListBones } from '../../ui/states.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import './absences.css';

interface AbsencesProps {
  me: string;
  onBack: () => void;
  onDone: (said: string) => void;
}

/** 请假与代班: one's own absence with who covers it, and who is away now. */
export function AbsencesPage({ me, onBack, onDone }: AbsencesProps) {
  const t = useTexts();
  const query = useQuery(absenceListOptions);
  // Leaders look on; whoever has something to cover is among those who may be away.
  const mayEnter = useQuery(absenteesOptions).data?.items.some((one) => one.id === me) === true;
  return (
    <Page title={t('common:absence.title')} onBack={onBack} narrow>
      <p className="muted">{t('common:absence.lead')}</p>
      {mayEnter && <EnterCard onDone={onDone} />}
      {query.data ? (
        <Absences items={query.data.items} onDone={onDone} />
      ) : query.isError ? (
        <LoadFailure failure={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <ListBones rows={2} />
      )}
    </Page>
  );
}

function EnterCard({ onDone }: { onDone: (said: string) => void }) {
  const t = useTexts();
  const today = isoDate(new Date());
  const [startsOn, setStartsOn] = useState(today);
  const [endsOn, setEndsOn] = useState(today);
  const [reason, setReason] = useState<AbsenceReason>('annual');
  const [coveredBy, setCoveredBy] = useState<string>();
  const [tried, setTried] = useState(false);
  const enter = useEnterAbsence();
  const choices = useQuery(coverChoicesOptions({ startsOn, endsOn }));
  const wrongDays = endsOn < startsOn;
  const items = choices.data?.items ?? [];
  const send = () => {
    setTried(true);
    if (wrongDays || !coveredBy) return;
    enter.mutate(
      { startsOn, endsOn, reason, coveredBy },
      {
        onSuccess: (made) => {
          setTried(false);
          setCoveredBy(undefined);
          onDone(t('common:absence.sent', { name: made.coveredBy.name }));
        },
      },
    );
  };
  return (
    <Card pad label={t('common:absence.enter')}>
      <h2 className="absence-title">{t('common:absence.enter')}</h2>
      <TextField
        label={t('common:absence.startsOn')}
        type="date"
        required
        value={startsOn}
        onChange={({ target }) => target.value && setStartsOn(target.value)}
      />
      <TextField
        label={t('common:absence.endsOn')}
        type="date"
        required
        value={endsOn}
        error={wrongDays ? t('common:absence.datesWrong') : undefined}
        onChange={({ target }) => target.value && setEndsOn(target.value)}
      />
      <OneOf
        label={t('common:absence.reason')}
        chips
        choices={absenceReasons.map((value) => ({ value, label: t(`common:absence.reasons.${value}`) }))}
        value={reason}
        onChange={setReason}
      />
      {choices.isError ? (
        <LoadFailure failure={choices.error} onRetry={() => void choices.refetch()} />
      ) : choices.data && items.length === 0 ? (
        <p className="muted">{t('common:absence.noCover')}</p>
      ) : (
        <OneOf
          label={t('common:absence.cover')}
          error={tried && !coveredBy ? t('common:absence.coverMissing') : undefined}
          choices={items.map((one) => ({
            value: one.id,
            label: one.name,
            note: [
              ...(one.load
                ? [t('common:absence.load', { ...one.load, open: one.load.openMatters })]
                : [one.title]),
              ...(one.away ? [t('common:absence.away')] : []),
              ...(one.covering > 0 ? [t('common:absence.covering', { count: one.covering })] : []),
            ].join(' · '),
          }))}
          value={coveredBy}
          onChange={setCoveredBy}
        />
      )}
      <SendFailure failure={enter.error} />
      <div className="absence-send">
        <Button
          tall
          wide
          busy={enter.isPending}
          disabled={choices.data !== undefined && items.length === 0}
          onClick={send}
        >
          {t('common:absence.send')}
        </Button>
      </div>
    </Card>
  );
}

function Absences({ items, onDone }: { items: readonly AbsenceView[]; onDone: (said: string) => void }) {
  const t = useTexts();
  const end = useEndAbsence();
  if (items.length === 0) return <Empty icon={CalendarOff} title={t('common:absence.none')} />;
  return (
    <>
      <SendFailure failure={end.error} />
      {absenceStates.map((state) => {
        const found = items.filter((one) => one.state === state);
        if (found.length === 0) return null;
        return (
          <Card key={state} pad label={t(`common:absence.states.${state}`)}>
            <h2 className="absence-title">{t(`common:absence.states.${state}`)}</h2>
            <ul className="absence-list">
              {found.map((one) => (
                <li key={one.id}>
                  <p>{t('common:absence.row', { name: one.person.name, cover: one.coveredBy.name })}</p>
                  <p className="muted">
                    {t('common:absence.span', {
                      from: formatDay(one.startsOn),
                      until: formatDay(one.endsOn),
                    })}
                    {' · '}
                    {t(`common:absence.reasons.${one.reason}`)}
                  </p>
                  <div className="absence-acts">
                    {one.coveredBy.phone && state === 'current' && (
                      <a href={telephoneLink(one.coveredBy.phone)}>{one.coveredBy.phone}</a>
                    )}
                    {one.mayEnd && (
                      <Button
                        kind="line"
                        busy={end.isPending && end.variables.id === one.id}
                        onClick={() =>
                          end.mutate({ id: one.id }, { onSuccess: () => onDone(t('common:absence.ended')) })
                        }
                      >
                        {t(state === 'upcoming' ? 'common:absence.cancel' : 'common:absence.end')}
                      </Button>
                    )}
                  </div>
                </li>
              ))}
            </ul>
          </Card>
        );
      })}
    </>
  );
}
