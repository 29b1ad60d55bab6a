import { Select, type SelectProps } from '@mantine/core';
import type { Field } from './field-type.ts';

/** One of a list. In a file of its own: it brings the code that places lists on the screen. */
export function SelectField(props: Field<SelectProps>) {
  return <Select withAsterisk={false} allowDeselect={false} {...props} />;
}
