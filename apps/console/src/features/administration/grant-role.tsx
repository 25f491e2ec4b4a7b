import { roleScopeOptions, useAccountAct } from '@guanjia/client/queries';
import type { AccountView, Role } from '@guanjia/core/identity';
import { useQuery } from '@tanstack/react-query';
import { Form, Modal, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailurePanel } from '../../ui/failure.tsx';
import { ROLE_SCOPES, ROLES } from './roles.ts';

interface Values {
  readonly role: Role;
  readonly scopeId?: string;
}

/** Gives a role, for what it is held for. */
export function GrantRole({ account, onClose }: { account: AccountView; onClose: () => void }) {
  const { t } = useTranslation(['administration', 'common']);
  const [form] = Form.useForm<Values>();
  const role: Role | undefined = Form.useWatch('role', form);
  const act = useAccountAct(account.id);
  const kind = role ? ROLE_SCOPES[role] : 'zone';
  const submit = ({ role: given, scopeId }: Values): void => {
    const scope = ROLE_SCOPES[given];
    act.mutate(
      {
        kind: 'grant',
        grant: {
          role: given,
          ...(scope === 'department' || scope === 'station' ? { officeId: scopeId } : {}),
          ...(scope === 'enterprise' ? { enterpriseId: scopeId } : {}),
          ...(scope === 'project' ? { projectId: scopeId } : {}),
        },
      },
      { onSuccess: onClose },
    );
  };
  return (
    <Modal
      open
      title={t('account.grantTo', { name: account.displayName })}
      okText={t('account.grant')}
      cancelText={t('common:cancel')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={act.isPending}
      mask={{ closable: false }}
    >
      {act.isError && <FailurePanel failure={act.error} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item
          name="role"
          label={t('account.role')}
          rules={[{ required: true, message: t('account.roleMissing') }]}
        >
          <Select
            options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
            onChange={() => form.setFieldValue('scopeId', undefined)}
          />
        </Form.Item>
        {kind !== 'zone' && (
          <Form.Item
            key={kind}
            name="scopeId"
            label={t(`account.scope.${kind}`)}
            rules={[{ required: true, message: t('account.scopeMissing') }]}
          >
            <ScopeField kind={kind} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}

function ScopeField({
  id,
  kind,
  value,
  onChange,
}: {
  id?: string;
  kind: 'department' | 'station' | 'enterprise' | 'project';
  value?: string;
  onChange?: (id: string) => void;
}) {
  const { t } = useTranslation(['administration', 'common']);
  const [text, setText] = useState('');
  const words = useDeferredValue(text.trim());
  const query = useQuery(roleScopeOptions(kind, words || undefined));
  return (
    <Select<string>
      {...(id ? { id } : {})}
      {...(value ? { value } : {})}
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={query.isFetching}
      placeholder={t('account.scopePlaceholder')}
      notFoundContent={query.isFetching ? t('common:state.loading') : t('account.scopeNone')}
      options={(query.data?.items ?? []).map((item) => ({ value: item.id, label: item.name }))}
      onChange={(next) => onChange?.(next)}
    />
  );
}
