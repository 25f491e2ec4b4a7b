import { connectivity } from '@guanjia/client/live';
import { matterOptions } from '@guanjia/client/queries';
import type { AvailableAction, MaterialItem, MatterDetail } from '@guanjia/core/matters';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Card } from '../../../ui/card.tsx';
import { LoadFailure } from '../../../ui/failure.tsx';
import { HandbookCard } from '../../../ui/handbook-card.tsx';
import { Page } from '../../../ui/page.tsx';
import { Bone, Loading } from '../../../ui/states.tsx';
import { useTexts } from '../../../ui/use-texts.ts';
import { ActionBar } from '../act/action-bar.tsx';
import { ActionSheet } from '../act/action-sheet.tsx';
import { footActions } from '../act/placing.ts';
import { AssignmentsCard } from './assignments-card.tsx';
import { DetailsCard } from './details-card.tsx';
import { FirmHead } from './firm-head.tsx';
import { MaterialsCard } from './materials-card.tsx';
import './matter-page.css';
import { MatterTimeline } from './matter-timeline.tsx';
import { PeopleCard } from './people-card.tsx';
import { RateCard } from './rate-card.tsx';
import { RatingLinkCard } from './rating-link-card.tsx';
import { StaffHead } from './staff-head.tsx';
import { StandingCard } from './standing-card.tsx';

const ratesOnPage = (matter: MatterDetail): boolean =>
  matter.status === 'closed' && matter.actions.some((a) => a.action === 'rate');

export function MatterPage({ matterId, onBack }: { matterId: string; onBack: () => void }) {
  const t = useTexts();
  const query = useQuery(matterOptions(matterId));
  const [doing, setDoing] = useState<{ act: AvailableAction; item?: MaterialItem } | undefined>();
  const setAct = (act: AvailableAction) => setDoing({ act });

  if (query.data === undefined) {
    return (
      <Page title={t('matter.title')} onBack={onBack} wash>
        {query.isError ? (
          <LoadFailure
            failure={query.error}
            onRetry={() => {
              connectivity.probeNow();
              void query.refetch();
            }}
          />
        ) : (
          <MatterBones />
        )}
      </Page>
    );
  }

  const matter = query.data;
  // The five faces stand on the page itself once the matter has ended.
  const offered = ratesOnPage(matter) ? matter.actions.filter((a) => a.action !== 'rate') : matter.actions;
  const hasFoot = footActions(offered).length > 0;
  return (
    <Page
      title={matter.title}
      onBack={onBack}
      wash
      foot={hasFoot ? <ActionBar matter={matter} actions={offered} onAct={setAct} /> : undefined}
    >
      <MatterBody matter={matter} onAct={setAct} onItem={(act, item) => setDoing({ act, item })} />
      {doing && (
        <ActionSheet
          key={[doing.act.action, doing.act.assignmentId, doing.item?.name].join('.')}
          matter={matter}
          act={doing.act}
          item={doing.item}
          onClose={() => setDoing(undefined)}
          onInstead={setAct}
        />
      )}
    </Page>
  );
}

function MatterBody({
  matter,
  onAct,
  onItem,
}: {
  matter: MatterDetail;
  onAct: (act: AvailableAction) => void;
  onItem: (act: AvailableAction, item: MaterialItem) => void;
}) {
  const firm = matter.view === 'firm';
  return (
    <div className="columns columns--side">
      <div>
        {firm ? <FirmHead matter={matter} /> : <StaffHead matter={matter} />}
        {ratesOnPage(matter) && <RateCard matter={matter} />}
        <StandingCard matter={matter} />
        <RatingLinkCard matter={matter} />
        {!firm && <AssignmentsCard matter={matter} onAct={onAct} />}
        <MaterialsCard matter={matter} onAct={onItem} />
        <MatterTimeline matter={matter} />
      </div>
      <div>
        <DetailsCard matter={matter} />
        <PeopleCard matter={matter} />
        {!firm && (
          <HandbookCard typeCode={matter.type.code} actions={matter.actions.map(({ action }) => action)} />
        )}
      </div>
    </div>
  );
}

function MatterBones() {
  return (
    <Loading>
      <Card pad className="stack">
        <Bone w="45%" h="26px" />
        <Bone w="80%" h="30px" />
        <Bone h="44px" />
      </Card>
      <Card pad className="stack matter-bones">
        {[0, 1, 2].map((i) => (
          <div className="matter-bones__step" key={i}>
            <Bone w="32px" h="32px" round />
            <div className="grow stack">
              <Bone w="50%" />
              <Bone w="75%" />
            </div>
          </div>
        ))}
      </Card>
    </Loading>
  );
}
