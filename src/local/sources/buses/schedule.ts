const unitSeconds: Readonly<Record<string, number>> = { minute: 60, hour: 3600, day: 86_400 };

/** Maximum look-ahead for cron expressions: every possible one occurs within a year. */
const maxMinutes = 366 * 24 * 60;

/**
 * Seconds until a schedule's next run; `undefined` for what is no schedule
 * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html). `cron` is in UTC.
 */
export function nextRun(expression: string, nowMs: number): number | undefined {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression.trim());
  if (rate !== null) return Number(rate[1]) * (unitSeconds[rate[2] ?? ''] ?? 60);
  const cron = /^cron\((.+)\)$/.exec(expression.trim())?.[1]?.trim().split(/\s+/);
  if (cron?.length !== 6) return undefined;
  const first = Math.floor(nowMs / 60_000) + 1;
  for (let minute = first; minute < first + maxMinutes; minute += 1) {
    if (isTime(new Date(minute * 60_000), cron)) return minute * 60 - nowMs / 1000;
  }
  return undefined;
}

const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const dayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

function isTime(
  date: Date,
  [minutes = '', hours = '', days = '', months = '', weekdays = '', years = '']: readonly string[],
) {
  return (
    matches(minutes, date.getUTCMinutes(), 0) &&
    matches(hours, date.getUTCHours(), 0) &&
    matches(named(months, monthNames, 1), date.getUTCMonth() + 1, 1) &&
    matches(years, date.getUTCFullYear(), 1970) &&
    isDay(date, days) &&
    matches(named(weekdays, dayNames, 1).replace('?', '*'), date.getUTCDay() + 1, 1)
  );
}

function isDay(date: Date, days: string): boolean {
  if (days !== 'L') return matches(days.replace('?', '*'), date.getUTCDate(), 1);
  return new Date(date.getTime() + 86_400_000).getUTCDate() === 1;
}

/** `*`, `5`, `1-5`, `0/15`, and lists of them. */
function matches(field: string, value: number, min: number): boolean {
  return field.split(',').some((part) => {
    const [range = '', step] = part.split('/');
    const [from = '', to] = range.split('-');
    const start = from === '*' ? min : Number(from);
    const end = to === undefined ? undefined : Number(to);
    if (step !== undefined)
      return value >= start && value <= (end ?? Number.POSITIVE_INFINITY) && (value - start) % Number(step) === 0;
    if (from === '*') return true;
    return end === undefined ? value === start : value >= start && value <= end;
  });
}

function named(field: string, names: readonly string[], first: number): string {
  return field.replace(/[A-Za-z]{3}/g, (name) => String(names.indexOf(name.toUpperCase()) + first));
}
