import { useEffect, useState } from 'preact/hooks';

/**
 * A number that changes with the theme and with the sharpness of the screen. VS Code writes a theme's colors into the style of
 * the page, where elements follow by themselves; a canvas has to be drawn again.
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
