import { Textarea, type TextareaProps } from '@mantine/core';
import type { Field } from './field-type.ts';

/** Several lines of text that grow with what is written. */
export function LongTextField(props: Field<TextareaProps>) {
  return <Textarea withAsterisk={false} minRows={3} autosize {...props} />;
}
