import { useEffect, useRef, useState } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

/** The colours of the theme in use, for what is drawn on a canvas. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    text: of('muted'), grid: of('line'), in: of('chart-in'), out: of('chart-out'), net: of('chart-net'),
    band: of('chart-band'), inner: of('chart-inner'),
  };
}

/** A drawing that follows the width of its place and the theme. It is for the eye: a table beside it says the same. */
export function Plot({ make, data, height = 240 }: {
  make: (width: number) => Omit<uPlot.Options, 'width' | 'height'>; data: uPlot.AlignedData; height?: number;
}) {
  const place = useRef<HTMLDivElement>(null);
  const [theme, setTheme] = useState(0);
  useEffect(() => {
    const again = () => setTheme((old) => old + 1);
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', again);
    addEventListener('financetrack:theme', again);
    return () => {
      system.removeEventListener('change', again);
      removeEventListener('financetrack:theme', again);
    };
  }, []);
  useEffect(() => {
    const element = place.current!;
    const plot = new uPlot({ ...make(element.clientWidth), width: element.clientWidth, height }, data, element);
    const observer = new ResizeObserver(() => {
      if (element.clientWidth > 0) plot.setSize({ width: element.clientWidth, height });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [data, theme, height]);
  return <div class="plot" ref={place} aria-hidden="true" style={{ minHeight: `${height}px` }} />;
}

export const font = '12px system-ui, sans-serif';

/** Axes that whisper. */
export function axis(stroke: string, grid: string | null, options: uPlot.Axis): uPlot.Axis {
  return {
    stroke, font, size: 30, ticks: { show: false },
    grid: grid === null ? { show: false } : { stroke: grid, width: 1 },
    ...options,
  };
}
