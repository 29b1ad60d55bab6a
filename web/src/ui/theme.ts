import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import look from './controls.module.css';

/** Ten shades around the accent #0f6e6e; the library asks for them, screens take colours from `--k-*` alone. */
const shades: MantineColorsTuple = [
  '#e3efed',
  '#c6dfdc',
  '#9ccbc5',
  '#5fc0b6',
  '#3fa39b',
  '#2c8a84',
  '#1b7b79',
  '#0f6e6e',
  '#0b5858',
  '#08201f',
];

const input = {
  classNames: {
    input: look.input,
    wrapper: look.wrapper,
    label: look.label,
    description: look.description,
    error: look.error,
  },
};
const field = {
  classNames: { ...input.classNames, root: look.wrapper, wrapper: '' },
  defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
};
const dropdown = { classNames: { dropdown: look.dropdown } };
const dialog = {
  classNames: { content: look.dialog, header: look.dialogHeader, title: look.dialogTitle, body: look.dialogBody },
  defaultProps: {
    transitionProps: { duration: 150 },
    overlayProps: { backgroundOpacity: 0.4 },
    // The library's header element would be a second banner beside the page's own.
    attributes: { header: { role: 'presentation' } },
  },
};

/** The product's face for the component library: type, radii, one accent, and our classes for each control. */
export const theme = createTheme({
  fontFamily: 'var(--k-font)',
  headings: { fontFamily: 'var(--k-font)', fontWeight: '600' },
  fontSizes: { xs: '12px', sm: '14px', md: '16px', lg: '20px', xl: '24px' },
  lineHeights: { xs: '16px', sm: '20px', md: '24px', lg: '28px', xl: '32px' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  defaultRadius: '6px',
  colors: { kanal: shades },
  primaryColor: 'kanal',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: {
      classNames: { root: look.button, inner: look.inner, section: look.section },
      defaultProps: { variant: 'default' },
    },
    ActionIcon: { classNames: { root: look.icon }, defaultProps: { variant: 'subtle' } },
    CloseButton: { classNames: { root: look.icon } },
    Input: input,
    InputWrapper: field,
    Checkbox: {
      classNames: { body: look.checkBody, input: look.check, icon: look.checkIcon, labelWrapper: look.checkWords },
      defaultProps: { size: '16px' },
    },
    Popover: { ...dropdown, defaultProps: { transitionProps: { duration: 150 }, radius: 8 } },
    Combobox: { classNames: { dropdown: look.dropdown, option: look.option } },
    Select: {
      classNames: { dropdown: look.dropdown, option: look.option },
      defaultProps: { checkIconPosition: 'right' },
    },
    Menu: {
      classNames: { dropdown: look.dropdown, item: look.option, label: look.menuLabel },
      defaultProps: { transitionProps: { duration: 150 } },
    },
    Tooltip: {
      classNames: { tooltip: look.tooltip },
      defaultProps: { transitionProps: { duration: 150 }, openDelay: 300 },
    },
    Modal: dialog,
    Drawer: { ...dialog, classNames: { ...dialog.classNames, content: look.drawer } },
    Paper: { defaultProps: { shadow: undefined } },
    SegmentedControl: {
      classNames: { root: look.segments, label: look.segment, indicator: look.segmentMark },
      defaultProps: { transitionDuration: 150 },
    },
  },
});

/** Gives the library our colours, so that a component of its own never shows another palette. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--k-paper)',
    '--mantine-color-text': 'var(--k-ink)',
    '--mantine-color-bright': 'var(--k-ink)',
    '--mantine-color-dimmed': 'var(--k-ink-2)',
    '--mantine-color-placeholder': 'var(--k-ink-3)',
    '--mantine-color-anchor': 'var(--k-accent)',
    '--mantine-color-error': 'var(--k-stop)',
    '--mantine-color-default': 'var(--k-sheet)',
    '--mantine-color-default-hover': 'var(--k-sunken)',
    '--mantine-color-default-color': 'var(--k-ink)',
    '--mantine-color-default-border': 'var(--k-line-strong)',
    '--mantine-color-disabled': 'var(--k-sunken)',
    '--mantine-color-disabled-color': 'var(--k-ink-3)',
    '--mantine-color-disabled-border': 'var(--k-line)',
    '--mantine-primary-color-filled': 'var(--k-accent)',
    '--mantine-primary-color-filled-hover': 'var(--k-accent-hover)',
    '--mantine-primary-color-light': 'var(--k-accent-wash)',
    '--mantine-primary-color-light-color': 'var(--k-accent)',
    '--mantine-primary-color-contrast': 'var(--k-accent-ink)',
  };
  return { variables: {}, light: shared, dark: shared };
};
