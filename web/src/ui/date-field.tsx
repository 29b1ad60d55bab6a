import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/ru';
import { DatePickerInput, type DatePickerInputProps } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { useLocale, useT } from '../app/use-t.tsx';

export type DateFieldProps = Omit<DatePickerInputProps, 'size' | 'radius' | 'variant' | 'label' | 'locale'> & {
  label: string;
};

/** A day of the calendar, `YYYY-MM-DD`, written out in words and chosen by mouse, touch or keyboard. */
export function DateField(props: DateFieldProps) {
  const { locale } = useLocale();
  const t = useT();
  return (
    <DatePickerInput
      withAsterisk={false}
      clearable={false}
      locale={locale}
      valueFormat="D MMMM YYYY"
      firstDayOfWeek={1}
      ariaLabels={{ nextMonth: t('ui.nextMonth'), previousMonth: t('ui.previousMonth') }}
      rightSection={<IconCalendar size={20} className="k-faint" aria-hidden />}
      rightSectionPointerEvents="none"
      {...props}
    />
  );
}
