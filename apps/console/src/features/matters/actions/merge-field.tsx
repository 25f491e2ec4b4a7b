import { formatDay } from '@guanjia/client/format';
import { likeMattersOptions } from '@guanjia/client/queries';
import type { LikeMatter, MatterDetail } from '@guanjia/core/matters';
import { useQuery } from '@tanstack/react-query';
import { Form, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { QueryView } from '../../../ui/query-view.tsx';

/** The matters that this one may go on in: of the same firm, at work, the likeliest first. */
export function MergeField({ matter }: { matter: MatterDetail }) {
  const { t } = useTranslation('console');
  return (
    <Form.Item
      name="intoId"
      label={t('action.mergeInto')}
      rules={[{ required: true, message: t('action.mergeMissing') }]}
    >
      <Choices matterId={matter.id} />
    </Form.Item>
  );
}

interface ChoicesProps {
  readonly matterId: string;
  readonly value?: string;
  readonly onChange?: (id: string) => void;
}

function Choices({ matterId, value, onChange }: ChoicesProps) {
  const { t } = useTranslation('console');
  const query = useQuery(likeMattersOptions(matterId));
  return (
    <QueryView query={query}>
      {({ items }) => {
        const open = items.filter(mayGoOn);
        if (open.length === 0) return <p className="sub">{t('action.mergeNone')}</p>;
        return (
          <Radio.Group
            className="choice-list"
            aria-label={t('action.mergeInto')}
            value={value}
            onChange={(event) => onChange?.(event.target.value)}
            options={open.map((one) => ({ value: one.id, label: <Choice one={one} /> }))}
          />
        );
      }}
    </QueryView>
  );
}

const mayGoOn = ({ status }: LikeMatter): boolean =>
  ['submitted', 'accepted', 'handling', 'awaiting-materials'].includes(status);

function Choice({ one }: { one: LikeMatter }) {
  const { t } = useTranslation(['console', 'actions']);
  return (
    <span>
      <b>{one.title}</b> {one.likely && <span className="tag tag-yellow">{t('action.mergeLikely')}</span>}{' '}
      <span className="small muted">
        {one.number} · {t(`actions:matterStatus.${one.status}`)} · {formatDay(one.createdAt)}
      </span>
    </span>
  );
}
