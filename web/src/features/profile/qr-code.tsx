import { useEffect, useState } from 'react';
import look from './profile.module.css';
import { qrPath } from './qr-path.ts';

/**
 * A text as a picture for a phone's camera, dark on white in both themes, as readers of such pictures expect. The code
 * that draws it comes when it is needed; without it there is still the key in letters.
 */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [drawn, setDrawn] = useState<{ path: string; size: number } | null>(null);
  useEffect(() => {
    let wanted = true;
    void import('uqr').then(
      ({ encode }) => {
        const { data, size } = encode(text, { ecc: 'M', border: 4 });
        if (wanted) setDrawn({ path: qrPath(data), size });
      },
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [text]);
  return (
    <div className={look.qr}>
      {drawn && (
        <svg role="img" aria-label={label} viewBox={`0 0 ${drawn.size} ${drawn.size}`} shapeRendering="crispEdges">
          <path d={drawn.path} fill="#000" />
        </svg>
      )}
    </div>
  );
}
