import look from './kbd.module.css';

/** A key as it is printed on the keyboard. `onButton` takes the colour of the button under it. */
export function Kbd({ children, onButton = false }: { children: string; onButton?: boolean }) {
  return <kbd className={`${look.kbd} ${onButton ? '' : look.soft}`}>{children}</kbd>;
}
