import { initialOf } from '@guanjia/client/format';

/** The round mark with the last character of a name; decoration, the name stands beside it. */
export function Face({ name, plain, large }: { name: string; plain?: boolean; large?: boolean }) {
  return (
    <span className={`face${plain ? ' face-plain' : ''}${large ? ' face-large' : ''}`} aria-hidden="true">
      {initialOf(name)}
    </span>
  );
}
