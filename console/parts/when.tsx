const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const TIME = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

const IS_DAY = /^\d{4}-\d{2}-\d{2}$/;
const IS_MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:?\d{2})$/;

export const isWhen = (value: string): boolean =>
  (IS_DAY.test(value) || IS_MOMENT.test(value)) && !Number.isNaN(Date.parse(value));

/** A day or a moment as people write it, in their own time zone; as the server wrote it when pointed at. */
export function When({ at, short = false }: { at: string; short?: boolean }) {
  const date = new Date(at);
  const text = IS_DAY.test(at) ? DAY.format(date) : (short ? TIME : MOMENT).format(date);
  return (
    <time dateTime={at} title={at}>
      {text}
    </time>
  );
}
