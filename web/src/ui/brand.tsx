import look from './brand.module.css';

/** The mark: two halves of one ring, the two sides of every deal. Decoration only; the name stands beside it. */
export function BrandMark({ size = 20 }: { size?: number }) {
  return (
    <svg className={look.mark} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d="M10.4 2.63 A9.5 9.5 0 0 0 10.4 21.37" />
      <path d="M13.6 2.63 A9.5 9.5 0 0 1 13.6 21.37" opacity=".45" />
    </svg>
  );
}
