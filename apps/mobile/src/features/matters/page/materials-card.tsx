import { formatDay, formatLabelled } from '@guanjia/client/format';
import {
  type ActionName,
  type AvailableAction,
  firmMayPromise,
  isOwed,
  type MaterialItem,
  type MatterDetail,
  pledgeKinds,
} from '@guanjia/core/matters';
import { FileText } from 'lucide-react';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Gallery } from '../../../ui/files/gallery.tsx';
import { useSaveFile } from '../../../ui/files/use-save-file.ts';
import { LightBadge } from '../../../ui/light.tsx';
import { Tag } from '../../../ui/list-tools.tsx';
import { type Texts, useTexts } from '../../../ui/use-texts.ts';
import { placingOf } from '../act/placing.ts';
import './materials-card.css';

interface MaterialsProps {
  matter: MatterDetail;
  onAct: (act: AvailableAction, item: MaterialItem) => void;
}

/** 材料清单: what each item is, what became of it, and what may be done about it now. */
export function MaterialsCard({ matter, onAct }: MaterialsProps) {
  const t = useTexts();
  const { materials } = matter;
  if (materials.length === 0) return null;
  const needed = materials.filter((item) => item.state !== 'not-needed');
  const done = needed.filter((item) => !isOwed(item.state)).length;
  const [first] = materials;
  // The remark that every item carries is said once.
  const common = materials.every((item) => item.note === first?.note) ? first?.note : undefined;
  return (
    <Card label={t('actions:materials.title')} flush>
      <div className="materials__head">
        <h2 className="card__title grow">{t('actions:materials.title')}</h2>
        <span className="muted">{t('actions:materials.count', { done, all: needed.length })}</span>
      </div>
      {common !== undefined && <p className="muted materials__note">{common}</p>}
      <ul>
        {materials.map((item) => (
          <Item
            key={item.name}
            matter={matter}
            item={item}
            note={common === undefined ? item.note : undefined}
            onAct={onAct}
          />
        ))}
      </ul>
    </Card>
  );
}

const order = ['hand-in-materials', 'promise-materials', 'check-materials'] as const;
type ItemAct = (typeof order)[number];

/** What may be done to this item: the server says what may be done at all. */
function actsOf(matter: MatterDetail, item: MaterialItem): { act: AvailableAction; name: ItemAct }[] {
  const promised = item.pledge !== null && item.pledge.outcome === null;
  const fits: Record<ItemAct, boolean> = {
    'hand-in-materials': item.state !== 'not-needed' && item.state !== 'accepted',
    'promise-materials':
      isOwed(item.state) &&
      !promised &&
      (matter.view === 'staff' || pledgeKinds.some((kind) => firmMayPromise(item, kind))),
    'check-materials': true,
  };
  const closed = matter.status === 'closed';
  return order.flatMap((name) => {
    const act = matter.actions.find((one) => one.action === (name satisfies ActionName));
    return act && fits[name] && (!closed || promised) ? [{ act, name }] : [];
  });
}

function wordOf(t: Texts, name: ItemAct, item: MaterialItem): string {
  if (name === 'promise-materials') return t('actions:materials.promise');
  if (name === 'check-materials')
    return t(item.state === 'accepted' ? 'actions:materials.checkAgain' : 'actions:materials.check');
  return t(item.state === 'supplied' ? 'actions:materials.handInAgain' : 'actions:materials.handIn');
}

function Item({
  matter,
  item,
  note,
  onAct,
}: MaterialsProps & { item: MaterialItem; note: string | undefined }) {
  const t = useTexts();
  const acts = actsOf(matter, item);
  const main: ItemAct = item.state === 'supplied' && matter.view === 'staff' ? 'check-materials' : order[0];
  return (
    <li className="materials__item">
      <div className="materials__line">
        <p className="title grow">{item.name}</p>
        <StateMark item={item} />
      </div>
      <p className="muted">{factsOf(t, item, note).join(' · ')}</p>
      {item.template !== undefined && (
        <Reference text={t('actions:materials.template', { words: item.template })} />
      )}
      {item.sample !== undefined && (
        <Reference text={t('actions:materials.sample', { words: item.sample })} />
      )}
      <Forms item={item} />
      {item.remark !== null && (
        <p className="assignment__words">{t('actions:materials.remark', { words: item.remark })}</p>
      )}
      <Pledge item={item} />
      <Gallery attachments={item.files} />
      {acts.length > 0 && (
        <div className="materials__acts">
          {acts.map(({ act, name }) => (
            <Button
              key={name}
              kind={name === main ? 'soft' : 'line'}
              icon={placingOf(name).icon}
              aria-label={formatLabelled(wordOf(t, name, item), item.name)}
              onClick={() => onAct(act, item)}
            >
              {wordOf(t, name, item)}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}

function factsOf(t: Texts, item: MaterialItem, note: string | undefined): string[] {
  const kind = item.listed ? (item.required ? 'required' : 'optional') : 'asked';
  return [
    t(`actions:materials.${kind}`),
    note,
    item.suppliedAt !== null && item.files.length === 0 ? t('actions:materials.onPaper') : undefined,
    item.reusedFrom ? t('actions:materials.reusedFrom', { number: item.reusedFrom.number }) : undefined,
    item.validThrough === null
      ? undefined
      : t('actions:materials.validThrough', { day: formatDay(item.validThrough) }),
  ].filter((part) => part !== undefined);
}

function StateMark({ item }: { item: MaterialItem }) {
  const t = useTexts();
  const tone = item.state === 'wanted' ? 'red' : item.state === 'supplied' ? 'blue' : undefined;
  return <Tag {...(tone ? { tone } : {})}>{t(`actions:materials.state.${item.state}`)}</Tag>;
}

/** Where a form lies: a link where it is an address. */
function Reference({ text }: { text: string }) {
  const address = /https?:\/\/\S+/.exec(text)?.[0];
  if (address === undefined) return <p className="muted">{text}</p>;
  return (
    <p className="muted">
      {text.slice(0, text.indexOf(address))}
      <a href={address} target="_blank" rel="noreferrer noopener">
        {address}
      </a>
    </p>
  );
}

/** 空表、样表 to take along. */
function Forms({ item }: { item: MaterialItem }) {
  const t = useTexts();
  const save = useSaveFile();
  const files = [
    { file: item.templateFile, word: t('actions:materials.templateFile') },
    { file: item.sampleFile, word: t('actions:materials.sampleFile') },
  ];
  return files.map(
    ({ file, word }) =>
      file && (
        <button key={file.id} type="button" className="gallery__file" onClick={() => save(file.id)}>
          <FileText size={18} aria-hidden />
          <span className="ell">{formatLabelled(word, file.name)}</span>
        </button>
      ),
  );
}

function Pledge({ item: { pledge } }: { item: MaterialItem }) {
  const t = useTexts();
  if (!pledge) return null;
  const kind = t(`actions:materials.pledgeKind.${pledge.kind}`);
  return (
    <div className="materials__pledge">
      {pledge.outcome === null ? (
        <LightBadge
          tone={pledge.light}
          word={pledge.light === 'none' ? '' : t(`actions:light.${pledge.light}`)}
          text={t('actions:materials.pledge', { kind, day: formatDay(pledge.until) })}
        />
      ) : (
        <p className="muted">{t(`actions:materials.pledgeEnded.${pledge.outcome}`, { kind })}</p>
      )}
      {pledge.words !== null && <p className="muted">{pledge.words}</p>}
    </div>
  );
}
