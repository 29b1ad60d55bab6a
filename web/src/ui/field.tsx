import {
  PasswordInput,
  type PasswordInputProps,
  Select,
  type SelectProps,
  Textarea,
  type TextareaProps,
  TextInput,
  type TextInputProps,
} from '@mantine/core';

/** Inputs take their height from the density of the shell: 32 px in the workspace, 48 px in the cabinet. */
type Field<P> = Omit<P, 'size' | 'radius' | 'variant' | 'label'> & {
  /** Every field has a visible label. */
  label: string;
};

/** One line of text. `description` is the hint below, `error` the reason why the value is refused. */
export function TextField(props: Field<TextInputProps>) {
  return <TextInput withAsterisk={false} {...props} />;
}

/** A secret line of text, with a button that shows it. */
export function SecretField(props: Field<PasswordInputProps>) {
  return <PasswordInput withAsterisk={false} {...props} />;
}

/** Several lines of text that grow with what is written. */
export function LongTextField(props: Field<TextareaProps>) {
  return <Textarea withAsterisk={false} minRows={3} autosize {...props} />;
}

/** One of a list. */
export function SelectField(props: Field<SelectProps>) {
  return <Select withAsterisk={false} allowDeselect={false} {...props} />;
}
