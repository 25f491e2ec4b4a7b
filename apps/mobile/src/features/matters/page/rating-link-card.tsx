import { formatDay, formatMoment } from '@guanjia/client/format';
import { useIssueRatingLink } from '@guanjia/client/queries';
import { copyText, ratingLinkUrl } from '@guanjia/client/share';
import type { IssuedRatingLink, MatterDetail, RatingLinks } from '@guanjia/core/matters';
import { Copy, QrCode, Share2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { SendFailure } from '../../../ui/failure.tsx';
import { Qr } from '../../../ui/qr.tsx';
import { type Texts, useTexts } from '../../../ui/use-texts.ts';
import './rating-link.css';

/** 评价链接, for whoever is with the firm and for SMS or WeChat. */
export function RatingLinkCard({ matter }: { matter: MatterDetail }) {
  const t = useTexts();
  const issue = useIssueRatingLink(matter.id);
  const links = matter.ratingLinks;
  if (!links) return null;
  const others = links.issued.filter((one) => !links.recipients.some(({ id }) => id === one.recipientId));
  return (
    <Card pad className="rating-link" label={t('common:ratingLink.title')}>
      <h2 className="title">{t('common:ratingLink.title')}</h2>
      {links.mayIssue && <p className="muted">{t('common:ratingLink.lead')}</p>}
      {links.mayIssue && links.recipients.length === 0 && <p>{t('common:ratingLink.none')}</p>}
      {links.recipients.map((one) => {
        const made = links.issued.find(({ recipientId }) => recipientId === one.id);
        return (
          <div className="rating-link__for" key={one.id}>
            <p className="grow">
              <span className="title">{one.name}</span> <span className="muted">{one.title}</span>
              {made && <span className="muted rating-link__became">{becameOf(t, made)}</span>}
            </p>
            <Button
              kind="soft"
              icon={QrCode}
              busy={issue.isPending && issue.variables === one.id}
              aria-label={t(made ? 'common:ratingLink.againFor' : 'common:ratingLink.makeFor', {
                name: one.name,
              })}
              onClick={() => issue.mutate(one.id)}
            >
              {t(made ? 'common:ratingLink.again' : 'common:ratingLink.make')}
            </Button>
          </div>
        );
      })}
      {others.map((one) => (
        <p key={one.at}>
          <span className="title">{one.recipient ?? t('common:ratingLink.gone')}</span>
          <span className="muted rating-link__became">{becameOf(t, one)}</span>
        </p>
      ))}
      <SendFailure failure={issue.error} />
      {issue.data && links.mayIssue && <Issued link={issue.data} matter={matter} />}
    </Card>
  );
}

function becameOf(t: Texts, { by, at, usedAt, openedAt }: RatingLinks['issued'][number]): string {
  const became = usedAt
    ? t('common:ratingLink.used', { at: formatMoment(usedAt) })
    : openedAt
      ? t('common:ratingLink.opened', { at: formatMoment(openedAt) })
      : t('common:ratingLink.unopened');
  return `${t('common:ratingLink.issued', { by, at: formatMoment(at) })} · ${became}`;
}

/** The one time that the link is shown. */
function Issued({ link, matter }: { link: IssuedRatingLink; matter: MatterDetail }) {
  const t = useTexts();
  const [copied, setCopied] = useState<boolean>();
  const url = ratingLinkUrl(link.token);
  const { title, number } = matter;
  const words = t('common:ratingLink.message', { title, number, day: formatDay(link.until), url });
  return (
    <div className="rating-link__issued" role="status">
      <h3 className="title">{t('common:ratingLink.for', { name: link.recipient })}</h3>
      <Qr text={url} label={t('common:ratingLink.qr', { name: link.recipient })} />
      <p className="rating-link__words">{words}</p>
      {'share' in navigator && (
        <Button
          wide
          icon={Share2}
          onClick={() => void navigator.share({ text: words }).catch(() => undefined)}
        >
          {t('common:ratingLink.send')}
        </Button>
      )}
      <Button kind="soft" wide icon={Copy} onClick={() => void copyText(words).then(setCopied)}>
        {t(copied ? 'common:copied' : 'common:ratingLink.copy')}
      </Button>
      <p className="muted">
        {copied === false ? t('common:ratingLink.copyFailed') : t('common:ratingLink.once')}
      </p>
    </div>
  );
}
