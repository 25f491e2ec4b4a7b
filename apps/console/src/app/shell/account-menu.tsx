import { changeLanguage, type Language, languageNames, languages, useLanguage } from '@guanjia/client/i18n';
import { useSignOut } from '@guanjia/client/queries';
import { Dropdown } from 'antd';
import { Accessibility, Check, KeyRound, LogOut, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DisplayDialog } from '../../features/session/display-dialog.tsx';
import { PasswordDialog } from '../../features/session/password-dialog.tsx';
import { SecurityDialog } from '../../features/session/security-dialog.tsx';
import { Face } from '../../ui/face.tsx';
import { useSession } from '../../ui/session.tsx';

const isLanguage = (key: string): key is Language => languages.some((one) => one === key);

/** Who I am, the language, how it looks, and the way out. */
export function AccountMenu() {
  const { t } = useTranslation(['common', 'console']);
  const { account } = useSession();
  const language = useLanguage();
  const signOut = useSignOut();
  const [changing, setChanging] = useState(false);
  const [securing, setSecuring] = useState(false);
  const [displaying, setDisplaying] = useState(false);
  return (
    <>
      <Dropdown
        trigger={['click']}
        placement="bottomRight"
        // Within the header, so that it belongs to a landmark.
        getPopupContainer={(button) => button.parentElement ?? document.body}
        menu={{
          onClick: ({ key, domEvent }) => {
            // Else the same Enter presses what a dialog puts the focus on: its way out.
            domEvent.preventDefault();
            if (key === 'out') signOut.mutate();
            else if (key === 'password') setChanging(true);
            else if (key === 'security') setSecuring(true);
            else if (isLanguage(key)) void changeLanguage(key);
            else setDisplaying(true);
          },
          items: [
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
            { key: 'display', label: t('display.title'), icon: <Accessibility size={14} aria-hidden /> },
            { key: 'password', label: t('console:password.title'), icon: <KeyRound size={14} aria-hidden /> },
            { key: 'security', label: t('security.title'), icon: <ShieldCheck size={14} aria-hidden /> },
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
      {displaying && <DisplayDialog onClose={() => setDisplaying(false)} />}
      {securing && (
        <SecurityDialog
          onClose={() => setSecuring(false)}
          onChangePassword={() => {
            setSecuring(false);
            setChanging(true);
          }}
        />
      )}
      {changing && <PasswordDialog onClose={() => setChanging(false)} />}
    </>
  );
}
