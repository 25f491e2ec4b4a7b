import { Bone, ListBones, Loading } from '../../ui/states.tsx';
import { useTexts } from '../../ui/use-texts.ts';

/** Before it is known who is reading: the shape that every first screen has. */
export function FirstBones() {
  const t = useTexts();
  return (
    <main className="page-body page-body--narrow">
      <h1 className="vh">{t('common:appName')}</h1>
      <Loading>
        <Bone w="50%" h="30px" />
        <br />
        <Bone h="120px" />
      </Loading>
      <ListBones rows={3} />
    </main>
  );
}
