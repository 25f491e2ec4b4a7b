import { formatMoment } from '@guanjia/client/format';
import { bundlesOptions, openedBundlesOptions, useRecordWrite } from '@guanjia/client/queries';
import type { OpenedBundles } from '@guanjia/core/plans';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { FailurePanel } from '../../ui/failure.tsx';
import { placeFieldErrors } from '../../ui/field-errors.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { useSayDone } from '../../ui/use-say-done.tsx';

/** 一揽子: what was opened for the project in one act, and how each of its matters stands. */
export function BundlesCard({ projectId }: { projectId: string }) {
  const { t } = useTranslation(['console', 'actions']);
  const query = useQuery(openedBundlesOptions(projectId));
  const [opening, setOpening] = useState(false);
  if (query.data && query.data.items.length === 0 && !query.data.mayOpen) return null;
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('nav.bundles')}</h2>
        {query.data?.mayOpen && (
          <Button className="push" onClick={() => setOpening(true)}>
            {t('bundle.open')}
          </Button>
        )}
      </header>
      <div className="card-body">
        <QueryView query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="sub">{t('bundle.noneOpened')}</p>
            ) : (
              <ul className="stack">
                {items.map((bundle) => (
                  <li key={bundle.id}>
                    <b>{bundle.name}</b>{' '}
                    <span className="small muted">
                      {bundle.openedBy} · {formatMoment(bundle.openedAt)}
                    </span>
                    <ul>
                      {bundle.matters.map((matter) => (
                        <li key={matter.id} className="row">
                          <Link
                            to="/matters/$matterId"
                            params={{ matterId: matter.id }}
                            className="link clip"
                          >
                            {matter.title ?? matter.number}
                          </Link>
                          <span className="tag push">{t(`actions:matterStatus.${matter.status}`)}</span>
                        </li>
                      ))}
                    </ul>
                  </li>
                ))}
              </ul>
            )
          }
        </QueryView>
      </div>
      {opening && <OpenBundle projectId={projectId} onClose={() => setOpening(false)} />}
    </section>
  );
}

interface Values {
  readonly code: string;
  readonly authorisation: string;
}

function OpenBundle({ projectId, onClose }: { projectId: string; onClose: () => void }) {
  const { t } = useTranslation(['console', 'common']);
  const sayDone = useSayDone();
  const [form] = Form.useForm<Values>();
  const query = useQuery(bundlesOptions);
  const send = useRecordWrite<OpenedBundles>();
  return (
    <Modal
      open
      width={600}
      title={t('bundle.openTitle')}
      okText={t('bundle.openSend')}
      cancelText={t('common:cancel')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={send.isPending}
      mask={{ closable: false }}
    >
      <p className="sub action-subject">{t('bundle.openLead')}</p>
      {send.isError && <FailurePanel failure={send.error} />}
      <QueryView query={query}>
        {({ items }) => (
          <Form<Values>
            form={form}
            layout="vertical"
            requiredMark={false}
            onFinish={(body) =>
              send.mutate(
                { method: 'POST', path: `/projects/${projectId}/bundles`, body },
                {
                  onSuccess: ({ items: opened }) => {
                    sayDone(t('bundle.openDone', { n: opened[0]?.matters.length ?? 0 }));
                    onClose();
                  },
                  onError: (failure) => placeFieldErrors(form, failure),
                },
              )
            }
          >
            <Form.Item
              name="code"
              label={t('bundle.which')}
              rules={[{ required: true, message: t('bundle.whichMissing') }]}
            >
              <Radio.Group
                className="choice-list"
                options={items
                  .filter((bundle) => bundle.active)
                  .map(({ code, content }) => ({
                    value: code,
                    label: (
                      <>
                        {content.name}{' '}
                        <span className="small muted">{t('bundle.count', { n: content.items.length })}</span>
                        <span className="small sub choice-note">{content.description}</span>
                      </>
                    ),
                  }))}
              />
            </Form.Item>
            <Form.Item
              name="authorisation"
              label={t('plan.openMatter.authorisation')}
              extra={t('plan.openMatter.authorisationHelp')}
              rules={[
                {
                  required: true,
                  whitespace: true,
                  min: 2,
                  message: t('plan.openMatter.authorisationMissing'),
                },
              ]}
            >
              <Input maxLength={200} />
            </Form.Item>
          </Form>
        )}
      </QueryView>
    </Modal>
  );
}
