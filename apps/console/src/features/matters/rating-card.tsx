import { formatDay, formatList, formatMoment } from '@guanjia/client/format';
import type { MatterDetail } from '@guanjia/core/matters';
import { useTranslation } from 'react-i18next';

type Review = NonNullable<NonNullable<MatterDetail['rectification']>['review']>;
const reviewOf = ({ by, reviewers }: Review) => (reviewers.length === 0 ? 'nobody' : by);

/** Ratings of every round, none of them ever changed. */
export function RatingCard({ matter }: { matter: MatterDetail }) {
  const { t } = useTranslation(['console', 'actions', 'common']);
  const { ratings, rectification } = matter;
  if (ratings.length === 0) return null;
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('rating.title')}</h2>
        {rectification && (
          <span className="note">{t(`actions:rectificationStatus.${rectification.status}`)}</span>
        )}
      </header>
      <ol className="card-body stack">
        {ratings.map((rating) => (
          <li key={rating.round}>
            <div className="row">
              <span className={rating.level <= 2 ? 'tag tag-red' : 'tag tag-green'}>
                {t(`actions:rating.${rating.level}`)}
              </span>
              <span className="small sub">
                {t('rating.round', { n: rating.round })} · {formatMoment(rating.at)}
              </span>
            </div>
            {rating.byLink && (
              <p className="small sub">
                {t('common:ratingLink.byLinkOf', {
                  by: rating.byLink.issuedBy,
                  to: rating.byLink.recipient ?? t('common:ratingLink.gone'),
                })}
              </p>
            )}
            {rating.text && <p className="words">{rating.text}</p>}
            {rating.excludedReason && (
              <p className="small sub">{t('rating.excluded', { reason: rating.excludedReason })}</p>
            )}
          </li>
        ))}
        {rectification?.review && (
          <li className="small">
            {t(`common:ratingReview.${reviewOf(rectification.review)}`, {
              names: formatList(rectification.review.reviewers),
            })}
          </li>
        )}
        {rectification?.dueAt && (
          <li className="small sub">{t('rating.due', { day: formatDay(rectification.dueAt) })}</li>
        )}
      </ol>
    </section>
  );
}
