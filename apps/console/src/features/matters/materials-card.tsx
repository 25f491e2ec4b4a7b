import './materials-card.css';
import { formatDay, formatLabelled } from '@guanjia/client/format';
import { type AvailableAction, isOwed, type MaterialItem, type MatterDetail } from '@guanjia/core/matters';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { LightMark } from '../../ui/light-mark.tsx';
import type { ItemAct } from './actions/item-body.ts';
import { ItemDialog } from './actions/item-dialog.tsx';
import { FileLinks } from './file-links.tsx';

/** 材料清单 of one matter: each item with its state, its files, and what may be done about it now. */
export function MaterialsCard({ matter }: { matter: MatterDetail }) {
  const { t } = useTranslation(['console', 'actions']);
  const [doing, setDoing] = useState<{ act: ItemAct; item: MaterialItem }>();
  const { materials } = matter;
  if (materials.length === 0) return null;
  const needed = materials.filter((item) => item.state !== 'not-needed');
  const done = needed.filter((item) => !isOwed(item.state)).length;
  const [first] = materials;
  // The remark that every item carries is said once.
  const common = materials.every((item) => item.note === first?.note) ? first?.note : undefined;
  return (
    <section className="card materials">
      <header className="card-head">
        <h2>{t('actions:materials.title')}</h2>
        <span className="note">{t('actions:materials.count', { done, all: needed.length })}</span>
      </header>
      <div className="card-body">
        {common && <p className="small sub">{common}</p>}
        <ol>
          {materials.map((item) => (
            <li key={item.name}>
              <Item
                item={item}
                note={common === undefined ? item.note : undefined}
                acts={actsOf(matter, item)}
                onAct={(act) => setDoing({ act, item })}
              />
            </li>
          ))}
        </ol>
      </div>
      {doing && (
        <ItemDialog
          key={`${doing.act}.${doing.item.name}`}
          matter={matter}
          act={doing.act}
          item={doing.item}
          onClose={() => setDoing(undefined)}
        />
      )}
    </section>
  );
}

const ORDER = [
  'check-materials',
  'hand-in-materials',
  'promise-materials',
] as const satisfies readonly ItemAct[];

/** What fits this item, of what the server lets the person do at all. */
function actsOf(matter: MatterDetail, item: MaterialItem): ItemAct[] {
  const promised = item.pledge !== null && item.pledge.outcome === null;
  const fits: Record<ItemAct, boolean> = {
    'check-materials': true,
    'hand-in-materials': item.state !== 'not-needed' && item.state !== 'accepted',
    'promise-materials': isOwed(item.state) && !promised,
  };
  const offered = new Set<AvailableAction['action']>(matter.actions.map(({ action }) => action));
  const open = matter.status !== 'closed' || promised;
  return ORDER.filter((act) => open && fits[act] && offered.has(act));
}

const WORDS = {
  'check-materials': 'actions:materials.check',
  'hand-in-materials': 'actions:materials.handIn',
  'promise-materials': 'actions:materials.promise',
} as const satisfies Record<ItemAct, string>;

const wordsOf = (act: ItemAct, item: MaterialItem) =>
  act === 'check-materials' && item.state === 'accepted' ? 'actions:materials.checkAgain' : WORDS[act];

const TONES: Record<MaterialItem['state'], string> = {
  open: 'tag',
  wanted: 'tag tag-red',
  supplied: 'tag tag-accent',
  accepted: 'tag tag-green',
  promised: 'tag tag-yellow',
  'not-needed': 'tag',
};

function Item(props: {
  item: MaterialItem;
  note: string | undefined;
  acts: readonly ItemAct[];
  onAct: (act: ItemAct) => void;
}) {
  const { item, note, acts, onAct } = props;
  const { t } = useTranslation(['console', 'actions']);
  const kind = item.listed ? (item.required ? 'required' : 'optional') : 'asked';
  const facts = [
    t(`actions:materials.${kind}`),
    note,
    item.template && t('actions:materials.template', { words: item.template }),
    item.sample && t('actions:materials.sample', { words: item.sample }),
    item.suppliedAt !== null && item.files.length === 0 && t('actions:materials.onPaper'),
    item.reusedFrom && t('actions:materials.reusedFrom', { number: item.reusedFrom.number }),
    item.validThrough && t('actions:materials.validThrough', { day: formatDay(item.validThrough) }),
  ].filter((part) => typeof part === 'string' && part !== '');
  return (
    <>
      <div className="row">
        <b className="material-name">{item.name}</b>
        <span className={TONES[item.state]}>{t(`actions:materials.state.${item.state}`)}</span>
      </div>
      <p className="small sub">{facts.join(' · ')}</p>
      <Forms item={item} />
      {item.remark && <p className="words small">{t('actions:materials.remark', { words: item.remark })}</p>}
      <Pledge item={item} />
      <FileLinks files={item.files} among={item.files} />
      {acts.length > 0 && (
        <div className="row material-acts">
          {acts.map((act) => (
            <Button
              key={act}
              kind="quiet"
              aria-label={formatLabelled(t(wordsOf(act, item)), item.name)}
              onClick={() => onAct(act)}
            >
              {t(wordsOf(act, item))}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}

/** 空表、样表 to take along. */
function Forms({ item }: { item: MaterialItem }) {
  const { t } = useTranslation('actions');
  const files = [
    { file: item.templateFile, word: t('materials.templateFile') },
    { file: item.sampleFile, word: t('materials.sampleFile') },
  ];
  return files.map(
    ({ file, word }) =>
      file && (
        <p key={file.id} className="small">
          <a href={`/api/v1/attachments/${file.id}`} target="_blank" rel="noreferrer" className="link">
            {formatLabelled(word, file.name)}
          </a>
        </p>
      ),
  );
}

function Pledge({ item: { pledge } }: { item: MaterialItem }) {
  const { t } = useTranslation(['console', 'actions']);
  if (!pledge) return null;
  const kind = t(`actions:materials.pledgeKind.${pledge.kind}`);
  return (
    <p className="small">
      {pledge.outcome === null && pledge.light !== 'none' && <LightMark light={pledge.light} />}{' '}
      {pledge.outcome === null
        ? t('actions:materials.pledge', { kind, day: formatDay(pledge.until) })
        : t(`actions:materials.pledgeEnded.${pledge.outcome}`, { kind })}
      {pledge.words && <span className="sub words"> {pledge.words}</span>}
    </p>
  );
}
