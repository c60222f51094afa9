import { useEffect, useState } from 'preact/hooks';

/**
 * Returns a number that changes with the theme and the pixel ratio. VS Code writes a theme's colors into the page's style, which
 * elements follow automatically; a canvas must be redrawn.
 */
export function useTheme(): number {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    const changed = () => setVersion((before) => before + 1);
    const observer = new MutationObserver(changed);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
    observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
    window.addEventListener('resize', changed);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', changed);
    };
  }, []);
  return version;
}
