import CloseOutlined from '@ant-design/icons/CloseOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { type ReactElement, useState } from 'react';
import { CALENDAR_DAY_KINDS, type CalendarDay } from '#domain/settings/calendar.contract.ts';
import { entryProblems, yearOf } from '#domain/settings/calendarYears.ts';
import { useTranslation } from '../i18n/wording.ts';
import { useToast } from '../ui/toast.tsx';
import { usePutYears } from './calendarQueries.ts';

/** The days of one year, saved together. */
export function YearEditor({ year, days }: { year: number; days: readonly CalendarDay[] }): ReactElement {
  const { t } = useTranslation();
  const toast = useToast();
  const put = usePutYears();
  const [rows, setRows] = useState<readonly CalendarDay[]>(days);
  const problems = entryProblems(rows);
  const strangers = rows.filter((row) => yearOf(row.day) !== year);
  const change = (at: number, part: Partial<CalendarDay>): void =>
    setRows(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  const changed = JSON.stringify(rows) !== JSON.stringify(days);
  const save = (): void =>
    put.mutate([{ year, days: [...rows].sort((a, b) => (a.day < b.day ? -1 : 1)) }], {
      onSuccess: () => toast.done(t('plans.yearSaved', { year })),
    });
  const next = rows.at(-1)?.day ?? `${year - 1}-12-31`;
  const add = (): void =>
    setRows([...rows, { day: dayjs(next).add(1, 'day').format('YYYY-MM-DD'), kind: 'off', name: rows.at(-1)?.name ?? '' }]);
  return (
    <section aria-label={String(year)}>
      <ul className="calendar-days">
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a day being edited is known by its place alone
          <li key={at} className={row.kind}>
            <DatePicker
              aria-label={t('plans.day')}
              allowClear={false}
              value={dayjs(row.day)}
              format="YYYY-MM-DD ddd"
              onChange={(day) => day && change(at, { day: day.format('YYYY-MM-DD') })}
            />
            <Select
              aria-label={t('plans.dayKind')}
              value={row.kind}
              options={CALENDAR_DAY_KINDS.map((value) => ({ value, label: t(`plans.dayKinds.${value}`) }))}
              onChange={(kind) => change(at, { kind })}
            />
            <Input
              aria-label={t('plans.dayName')}
              value={row.name}
              maxLength={60}
              onChange={({ target }) => change(at, { name: target.value })}
            />
            <Button
              type="text"
              icon={<CloseOutlined />}
              aria-label={t('plans.removeDay', { day: row.day })}
              onClick={() => setRows(rows.filter((_, index) => index !== at))}
            />
          </li>
        ))}
      </ul>
      {problems.length > 0 && (
        <ul role="alert" className="calendar-problems">
          {problems.map(({ row, reason }) => (
            <li key={`${row} ${reason}`}>{t(`plans.entryProblem.${reason}`, { row })}</li>
          ))}
        </ul>
      )}
      <div className="calendar-line">
        <Button icon={<PlusOutlined />} onClick={add}>
          {t('plans.addDay')}
        </Button>
        <Button type="primary" disabled={!changed || problems.length + strangers.length > 0} loading={put.isPending} onClick={save}>
          {t('plans.save')}
        </Button>
      </div>
    </section>
  );
}
