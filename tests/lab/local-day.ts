/** The hospital's own day. Vietnam has one zone, UTC+7 all year: Asia/Ho_Chi_Minh. */
const DAY = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Ho_Chi_Minh',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** `yyyy-MM-dd` of an instant, in the hospital's zone. */
export const localDay = (at: number): string => DAY.format(at);

/** ISO instant with the hospital's offset: minutes after local midnight of that day. */
export const localInstant = (day: string, minutes: number): string => {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day}T${two(Math.floor(minutes / 60))}:${two(Math.floor(minutes % 60))}:00+07:00`;
};
