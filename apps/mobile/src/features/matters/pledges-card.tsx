import { formatDay } from '@guanjia/client/format';
import { pledgesOptions } from '@guanjia/client/queries';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from '../../ui/button.tsx';
import { Card, SectionHead } from '../../ui/card.tsx';
import { LightBadge } from '../../ui/light.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import './pledges-card.css';

/** 待兑现的承诺: papers promised for later, the nearest day first; nothing where nothing is promised. */
export function PledgesCard() {
  const t = useTexts();
  const query = useInfiniteQuery(pledgesOptions);
  const pages = query.data?.pages ?? [];
  const total = pages[0]?.total ?? 0;
  const items = pages.flatMap((page) => page.items);
  if (items.length === 0) return null;
  return (
    <>
      <SectionHead title={t('actions:materials.pledgesTitle')} note={t('common:count', { count: total })} />
      <Card label={t('actions:materials.pledgesTitle')} flush>
        <ul>
          {items.map(({ id, matter, name, subject, kind, until, light, supplied }) => (
            <li className="pledge-row" key={id}>
              <Link to="/matters/$matterId" params={{ matterId: matter.id }} className="pledge-row__link">
                <span className="pledge-row__line">
                  <span className="title ell grow">{name}</span>
                  <LightBadge
                    tone={supplied ? 'none' : light}
                    word={supplied || light === 'none' ? '' : t(`actions:light.${light}`)}
                    text={
                      supplied
                        ? t('actions:materials.state.supplied')
                        : t('actions:materials.pledgeBy', { day: formatDay(until) })
                    }
                  />
                </span>
                <span className="pledge-row__line muted">
                  <span className="ell grow">
                    {t(`actions:materials.pledgeKind.${kind}`)} · {subject} · {matter.title}
                  </span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
        {query.hasNextPage && (
          <Button
            kind="plain"
            wide
            busy={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('common:more')}
          </Button>
        )}
      </Card>
    </>
  );
}
