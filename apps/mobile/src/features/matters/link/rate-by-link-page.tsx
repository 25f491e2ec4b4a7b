import { setTabTitle } from '@guanjia/client/live';
import { ratingLinkOptions, useRateByLink, zoneOptions } from '@guanjia/client/queries';
import type { RatingLevel, RatingLinkState, RatingLinkView } from '@guanjia/core/matters';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, Clock, Headset, Unlink } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { FacesScale } from '../../../ui/faces-scale.tsx';
import { LoadFailure, SendFailure } from '../../../ui/failure.tsx';
import { TextArea } from '../../../ui/field.tsx';
import { Bone, Empty, Loading } from '../../../ui/states.tsx';
import { useTexts } from '../../../ui/use-texts.ts';
import { dueDay } from '../due.tsx';
import { ratingWords } from '../rating-words.ts';
import './rate-by-link.css';

/** Whoever was sent a rating link: no sign-in, one matter, five faces, once. */
export function RateByLinkPage({ token }: { token: string }) {
  const t = useTexts();
  const zone = useQuery(zoneOptions).data;
  const [done, setDone] = useState(false);
  useEffect(() => setTabTitle(`${t('common:ratingLink.page.title')} · ${t('common:appName')}`), [t]);
  return (
    <>
      <div className="wash" />
      <main className="rate-link" id="main">
        <p className="rate-link__brand">
          <Headset size={20} aria-hidden />
          {zone?.name ?? t('common:appName')}
          {zone?.isDemo && <span className="timeline__tag">{t('common:demoMark')}</span>}
        </p>
        <h1>{t('common:ratingLink.page.title')}</h1>
        {done ? (
          <Over state="thanks" />
        ) : /^[\w-]{43}$/.test(token) ? (
          <Opened token={token} onDone={() => setDone(true)} />
        ) : (
          <Over state="unknown" />
        )}
      </main>
    </>
  );
}

function Opened({ token, onDone }: { token: string; onDone: () => void }) {
  const query = useQuery(ratingLinkOptions(token));
  if (query.data?.matter) return <Form token={token} matter={query.data.matter} onDone={onDone} />;
  if (query.data) return <Over state={query.data.state === 'open' ? 'unknown' : query.data.state} />;
  if (query.isError) return <LoadFailure failure={query.error} onRetry={() => void query.refetch()} />;
  return (
    <Loading>
      <Card pad className="stack">
        <Bone w="45%" h="26px" />
        <Bone w="80%" h="90px" />
      </Card>
    </Loading>
  );
}

const icons = { thanks: CircleCheck, used: CircleCheck, rated: CircleCheck, expired: Clock, unknown: Unlink };

/** What there is to say where nothing is left to rate. */
function Over({ state }: { state: Exclude<RatingLinkState, 'open'> | 'thanks' }): ReactNode {
  const t = useTexts();
  return (
    <Card>
      <div role="status">
        <Empty
          icon={icons[state]}
          title={t(`common:ratingLink.page.${state}`)}
          text={t(`common:ratingLink.page.${state}Help`)}
        />
      </div>
    </Card>
  );
}

interface FormProps {
  token: string;
  matter: NonNullable<RatingLinkView['matter']>;
  onDone: () => void;
}

function Form({ token, matter, onDone }: FormProps) {
  const t = useTexts();
  const [level, setLevel] = useState<RatingLevel | undefined>();
  const [text, setText] = useState('');
  const rate = useRateByLink(token);
  const send = () => {
    if (level === undefined) return;
    const words = text.trim();
    rate.mutate({ level, ...(words ? { text: words } : {}) }, { onSuccess: onDone });
  };
  return (
    <Card pad className="rate-link__card">
      <div>
        <h2 className="rate-link__title">{matter.title}</h2>
        <p className="muted">
          {[matter.number, matter.outcome && t(`actions:outcome.${matter.outcome}`)]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {matter.answer && (
        <div>
          <h3 className="title">{t('common:ratingLink.page.answer')}</h3>
          <p className="prose">{matter.answer}</p>
        </div>
      )}
      <p className="muted">{t('common:ratingLink.page.lead')}</p>
      <FacesScale label={t('rate.scale')} labels={ratingWords(t)} value={level} onChange={setLevel} />
      {level !== undefined && (
        <TextArea
          label={level <= 2 ? t('rate.whyBad') : t('rate.why')}
          note={t('common:optional')}
          hint={t('rate.immutable')}
          rows={3}
          maxLength={2000}
          value={text}
          onChange={(e) => setText(e.target.value)}
        />
      )}
      <SendFailure failure={rate.error} />
      <Button tall wide busy={rate.isPending} disabled={level === undefined} onClick={send}>
        {t('rate.send')}
      </Button>
      <p className="muted">
        {t('common:ratingLink.page.until', { day: dueDay(matter.until) })}{' '}
        {t('common:ratingLink.page.privacy')}
      </p>
    </Card>
  );
}
