import './progress.css';

/** A bar that fills; without a share it only shows that something goes on. */
export function Progress({
  label,
  share,
  text,
}: {
  label: string;
  share: number | undefined;
  text?: string;
}) {
  const known = share === undefined ? {} : { 'aria-valuenow': Math.round(share * 100) };
  return (
    <div
      className={share === undefined ? 'progress progress-unknown' : 'progress'}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuetext={text}
      {...known}
    >
      <i style={share === undefined ? undefined : { width: `${share * 100}%` }} />
    </div>
  );
}
