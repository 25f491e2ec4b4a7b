import './rating-link.css';
import { formatDay, formatMoment } from '@guanjia/client/format';
import { useIssueRatingLink } from '@guanjia/client/queries';
import { copyText, ratingLinkUrl } from '@guanjia/client/share';
import type { IssuedRatingLink, MatterDetail, RatingLinks } from '@guanjia/core/matters';
import { Copy, QrCode } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { FailurePanel } from '../../ui/failure.tsx';
import { Qr } from '../../ui/qr.tsx';

/** 评价链接: issued to one contact at a time, to be sent by SMS or WeChat; and what became of those issued. */
export function RatingLinkCard({ matter }: { matter: MatterDetail }) {
  const { t } = useTranslation('common');
  const issue = useIssueRatingLink(matter.id);
  const links = matter.ratingLinks;
  if (!links) return null;
  const others = links.issued.filter((one) => !links.recipients.some(({ id }) => id === one.recipientId));
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('ratingLink.title')}</h2>
      </header>
      <div className="card-body rating-links">
        {links.mayIssue && <p className="small sub">{t('ratingLink.lead')}</p>}
        {links.mayIssue && links.recipients.length === 0 && <p>{t('ratingLink.none')}</p>}
        <ul>
          {links.recipients.map((one) => {
            const made = links.issued.find(({ recipientId }) => recipientId === one.id);
            return (
              <li key={one.id}>
                <span>
                  <b>{one.name}</b>{' '}
                  <span className="small sub">{[one.title, one.phone].filter(Boolean).join(' ')}</span>
                  {made && <Became link={made} />}
                </span>
                <Button
                  icon={QrCode}
                  busy={issue.isPending && issue.variables === one.id}
                  aria-label={t(made ? 'ratingLink.againFor' : 'ratingLink.makeFor', { name: one.name })}
                  onClick={() => issue.mutate(one.id)}
                >
                  {t(made ? 'ratingLink.again' : 'ratingLink.make')}
                </Button>
              </li>
            );
          })}
          {others.map((one) => (
            <li key={one.at}>
              <span>
                <b>{one.recipient ?? t('ratingLink.gone')}</b>
                <Became link={one} />
              </span>
            </li>
          ))}
        </ul>
        {issue.isError && <FailurePanel failure={issue.error} />}
        {issue.data && links.mayIssue && <Issued link={issue.data} matter={matter} />}
      </div>
    </section>
  );
}

function Became({ link }: { link: RatingLinks['issued'][number] }) {
  const { t } = useTranslation('common');
  const became = link.usedAt
    ? t('ratingLink.used', { at: formatMoment(link.usedAt) })
    : link.openedAt
      ? t('ratingLink.opened', { at: formatMoment(link.openedAt) })
      : t('ratingLink.unopened');
  return (
    <span className="small sub rating-link-became">
      {t('ratingLink.issued', { by: link.by, at: formatMoment(link.at) })} · {became}
    </span>
  );
}

/** The one time that the link is shown. */
function Issued({ link, matter }: { link: IssuedRatingLink; matter: MatterDetail }) {
  const { t } = useTranslation('common');
  const [copied, setCopied] = useState<boolean>();
  const url = ratingLinkUrl(link.token);
  const { title, number } = matter;
  const words = t('ratingLink.message', { title, number, day: formatDay(link.until), url });
  return (
    <div className="rating-link-issued" role="status">
      <h3>{t('ratingLink.for', { name: link.recipient })}</h3>
      <p className="words rating-link-words">{words}</p>
      <Qr text={url} label={t('ratingLink.qr', { name: link.recipient })} />
      <Button kind="primary" icon={Copy} onClick={() => void copyText(words).then(setCopied)}>
        {t(copied ? 'copied' : 'ratingLink.copy')}
      </Button>
      <p className="small sub">{copied === false ? t('ratingLink.copyFailed') : t('ratingLink.once')}</p>
    </div>
  );
}
