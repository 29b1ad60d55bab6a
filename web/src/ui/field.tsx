import { PasswordInput, type PasswordInputProps, TextInput, type TextInputProps } from '@mantine/core';
import type { Field } from './field-type.ts';

/** One line of text. `description` is the hint below, `error` the reason why the value is refused. */
export function TextField(props: Field<TextInputProps>) {
  return <TextInput withAsterisk={false} {...props} />;
}

/** A secret line of text, with a button that shows it. */
export function SecretField(props: Field<PasswordInputProps>) {
  return <PasswordInput withAsterisk={false} {...props} />;
}
