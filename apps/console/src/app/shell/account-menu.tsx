import { type ThemeChoice, useTheme } from '@guanjia/client/design';
import { changeLanguage, type Language, languageNames, languages, useLanguage } from '@guanjia/client/i18n';
import { useSignOut } from '@guanjia/client/queries';
import { Dropdown } from 'antd';
import { Check, KeyRound, LogOut } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PasswordDialog } from '../../features/session/password-dialog.tsx';
import { Face } from '../../ui/face.tsx';
import { useSession } from '../../ui/session.tsx';

const CHOICES: readonly ThemeChoice[] = ['light', 'dark', 'system'];

const isLanguage = (key: string): key is Language => languages.some((one) => one === key);

/** Who I am, how it looks, and the way out. */
export function AccountMenu() {
  const { t } = useTranslation(['common', 'console']);
  const { account } = useSession();
  const { choice, choose } = useTheme();
  const language = useLanguage();
  const signOut = useSignOut();
  const [changing, setChanging] = useState(false);
  return (
    <>
      <Dropdown
        trigger={['click']}
        placement="bottomRight"
        menu={{
          onClick: ({ key }) => {
            if (key === 'out') signOut.mutate();
            else if (key === 'password') setChanging(true);
            else if (isLanguage(key)) void changeLanguage(key);
            else choose(key as ThemeChoice);
          },
          items: [
            {
              type: 'group',
              label: t('theme.title'),
              children: CHOICES.map((key) => ({
                key,
                label: t(`theme.${key}`),
                icon: <Check size={14} aria-hidden visibility={key === choice ? 'visible' : 'hidden'} />,
              })),
            },
            {
              type: 'group',
              label: t('language'),
              children: languages.map((key) => ({
                key,
                label: <span lang={key}>{languageNames[key]}</span>,
                icon: <Check size={14} aria-hidden visibility={key === language ? 'visible' : 'hidden'} />,
              })),
            },
            { type: 'divider' },
            { key: 'password', label: t('console:password.title'), icon: <KeyRound size={14} aria-hidden /> },
            { key: 'out', label: t('signIn.signOut'), icon: <LogOut size={14} aria-hidden /> },
          ],
        }}
      >
        <button
          type="button"
          className="account"
          aria-label={t('console:shell.account', { name: account.displayName })}
        >
          <Face name={account.displayName} />
        </button>
      </Dropdown>
      {changing && <PasswordDialog onClose={() => setChanging(false)} />}
    </>
  );
}
