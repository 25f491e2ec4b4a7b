import { formatList, formatMoment } from '@guanjia/client/format';
import type { MatterDetail } from '@guanjia/core/matters';
import { Card } from '../../../ui/card.tsx';
import { useTexts } from '../../../ui/use-texts.ts';
import { dueDay } from '../due.tsx';
import { ratingWords } from '../rating-words.ts';

type Review = NonNullable<NonNullable<MatterDetail['rectification']>['review']>;
const reviewOf = ({ by, reviewers }: Review) => (reviewers.length === 0 ? 'nobody' : by);

/** What stands beside the work itself: ratings, their putting right, and what was carried upwards. */
export function StandingCard({ matter }: { matter: MatterDetail }) {
  const t = useTexts();
  const { ratings } = matter;
  // How its rating is being worked on is said to the firm by the headline, in its own words.
  const staff = matter.view === 'staff';
  const rectification = staff ? matter.rectification : null;
  const shownEscalations = staff ? matter.escalations : [];
  if (ratings.length === 0 && !rectification && shownEscalations.length === 0) return null;
  return (
    <Card pad className="details" label={t('standing.title')}>
      {shownEscalations.map((e) => (
        <div key={e.id}>
          <p className="title">
            {t('standing.escalation', { level: t(`actions:escalationLevel.${e.level}`) })}
            <span className="timeline__tag">{t(`actions:escalationStatus.${e.status}`)}</span>
          </p>
          <p className="muted">
            {e.by === '' ? t('standing.byRule') : e.by} · {formatMoment(e.at)}
          </p>
          {e.status === 'open' && e.asked.length > 0 && (
            <p className="muted">{t('standing.asked', { names: formatList(e.asked) })}</p>
          )}
          {e.reason && <p className="assignment__words">{e.reason}</p>}
          {e.decision && <p className="assignment__words">{t('standing.decision', { text: e.decision })}</p>}
        </div>
      ))}
      {rectification && (
        <p>
          <span className="title">{t('standing.rectification')}</span>
          <span className="timeline__tag">{t(`actions:rectificationStatus.${rectification.status}`)}</span>
          {rectification.dueAt && (
            <span className="muted">{t('matter.until', { day: dueDay(rectification.dueAt) })}</span>
          )}
        </p>
      )}
      {rectification?.review && (
        <p className="muted">
          {t(`common:ratingReview.${reviewOf(rectification.review)}`, {
            names: formatList(rectification.review.reviewers),
          })}
        </p>
      )}
      {ratings.map((r) => (
        <div key={r.round}>
          <p>
            <span className="title">{ratingWords(t)[r.level]}</span>{' '}
            <span className="muted">
              {t('standing.rating', { round: r.round, when: formatMoment(r.at) })}
            </span>
          </p>
          {r.byLink && (
            <p className="muted">
              {t('common:ratingLink.byLinkOf', {
                by: r.byLink.issuedBy,
                to: r.byLink.recipient ?? t('common:ratingLink.gone'),
              })}
            </p>
          )}
          {r.text && <p className="assignment__words">{r.text}</p>}
          {r.excludedReason && (
            <p className="muted">{t('standing.excluded', { reason: r.excludedReason })}</p>
          )}
        </div>
      ))}
    </Card>
  );
}
