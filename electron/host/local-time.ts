/** Clock faces of the hospital's own time zone, whatever the machine's is set to. */
export interface LocalTime {
  /** `08:15` */
  clock(at: number | string): string;
  /** `22/11/2026 08:15` */
  stamp(at: number | string): string;
}

export function createLocalTime(timeZone: string): LocalTime {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const partsOf = (at: number | string): Record<string, string> =>
    Object.fromEntries(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  const clock = (at: number | string): string => {
    const { hour, minute } = partsOf(at);
    return `${hour}:${minute}`;
  };
  return {
    clock,
    stamp(at) {
      const { day, month, year } = partsOf(at);
      return `${day}/${month}/${year} ${clock(at)}`;
    },
  };
}
