// The work calendar: how stage days are counted, which days are off and which weekend days are worked in exchange.

import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Popconfirm, Segmented, Upload } from 'antd';
import { type ReactElement, useState } from 'react';
import { type Calendar, DAY_COUNTINGS } from '#domain/settings/calendar.contract.ts';
import { yearOf } from '#domain/settings/calendarYears.ts';
import { semicolon } from '../i18n/separators.ts';
import { useTranslation } from '../i18n/wording.ts';
import { downloadText } from '../plans/downloadCsv.ts';
import { useMayDo } from '../session.tsx';
import { FailureState } from '../ui/FailureState.tsx';
import { ListSkeleton, NoRight } from '../ui/states.tsx';
import { useToast } from '../ui/toast.tsx';
import './CalendarPage.css';
import { calendarCsv, calendarOfCsv } from './calendarFile.ts';
import { calendarQuery, useCounting, useOfficialYear, usePutYears } from './calendarQueries.ts';
import { YearEditor } from './YearEditor.tsx';

export function CalendarPage(): ReactElement {
  const { t } = useTranslation();
  const mayManage = useMayDo('settings.manage');
  const calendar = useQuery({ ...calendarQuery, enabled: mayManage });
  if (!mayManage) return <NoRight right={t('plans.calendarTitle')} />;
  if (calendar.error && !calendar.data) return <FailureState error={calendar.error} onRetry={() => void calendar.refetch()} />;
  return (
    <div className="page calendar-page">
      <h1>{t('plans.calendarTitle')}</h1>
      <p className="quiet">{t('plans.calendarLead')}</p>
      {calendar.data ? <Days calendar={calendar.data} /> : <ListSkeleton rows={6} />}
    </div>
  );
}

function Days({ calendar }: { calendar: Calendar }): ReactElement {
  const { t } = useTranslation();
  const toast = useToast();
  const counting = useCounting();
  const thisYear = new Date().getFullYear();
  const [year, setYear] = useState(thisYear);
  const known = calendar.days.map((entry) => yearOf(entry.day));
  const years = [...new Set([...known, thisYear, thisYear + 1])].sort();
  const days = calendar.days.filter((entry) => yearOf(entry.day) === year);
  return (
    <>
      <div className="calendar-line">
        <span>{t('plans.counting')}</span>
        <Segmented
          aria-label={t('plans.counting')}
          value={calendar.dayCounting}
          options={DAY_COUNTINGS.map((value) => ({ value, label: t(`plans.countings.${value}`) }))}
          onChange={(value) => counting.mutate(value, { onSuccess: () => toast.done(t('plans.countingSaved')) })}
        />
      </div>
      <div className="calendar-line">
        <span>{t('plans.year')}</span>
        <Segmented aria-label={t('plans.year')} value={year} options={years} onChange={setYear} />
        <YearActs calendar={calendar} year={year} />
      </div>
      {days.length === 0 && <Alert type="warning" showIcon title={t('plans.noEntries', { year })} />}
      <YearEditor key={`${year} ${JSON.stringify(days)}`} year={year} days={days} />
    </>
  );
}

function YearActs({ calendar, year }: { calendar: Calendar; year: number }): ReactElement {
  const { t } = useTranslation();
  const toast = useToast();
  const official = useOfficialYear();
  const put = usePutYears();
  const saved = (): void => toast.done(t('plans.yearSaved', { year }));
  const read = async (file: File): Promise<void> => {
    const { years, problems } = calendarOfCsv(await file.text());
    if (problems.length > 0)
      return toast.refused(problems.map(({ row, reason }) => t(`plans.entryProblem.${reason}`, { row })).join(semicolon()));
    const count = years.reduce((sum, one) => sum + one.days.length, 0);
    put.mutate(years, { onSuccess: () => toast.done(t('plans.imported', { count })) });
  };
  return (
    <span className="calendar-acts">
      {calendar.officialYears.includes(year) && (
        <Popconfirm
          title={t('plans.officialAsk', { year })}
          okText={t('plans.official')}
          cancelText={t('plans.cancel')}
          onConfirm={() => official.mutate(year, { onSuccess: saved })}
        >
          <Button loading={official.isPending}>{t('plans.official')}</Button>
        </Popconfirm>
      )}
      <Upload
        accept=".csv,text/csv"
        showUploadList={false}
        beforeUpload={(file) => {
          void read(file);
          return false;
        }}
      >
        <Button loading={put.isPending}>{t('plans.importCsv')}</Button>
      </Upload>
      <Button onClick={() => downloadText(t('plans.calendarTitle'), calendarCsv(calendar.days))}>{t('plans.exportCsv')}</Button>
    </span>
  );
}
