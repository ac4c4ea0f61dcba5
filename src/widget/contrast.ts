/** A colour, 0 to 255 each. */
export interface Rgb {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/** WCAG 2.2, 1.4.3: text against what is behind it. */
export const minContrast = 4.5;

/**
 * Reads a colour as `getComputedStyle` gives it: `rgb(11, 79, 158)`. Null for anything that can be seen through or that a
 * browser writes in another way, such as `oklch()`: that can't be checked here.
 */
export function readRgb(computed: string): Rgb | null {
  const [, red, green, blue] = /^rgb\((\d{1,3}), (\d{1,3}), (\d{1,3})\)$/u.exec(computed) ?? [];
  return red === undefined ? null : { red: Number(red), green: Number(green), blue: Number(blue) };
}

/** Contrast ratio of two colours, 1 to 21, whichever is the lighter. @see WCAG 2.2, “contrast ratio” */
export function measureContrast(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [measureLuminance(one), measureLuminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Says why a text colour can’t be used on a background, both as `getComputedStyle` gives them; null where it can. */
export function refuseColours(text: string, background: string): string | null {
  const [one, other] = [readRgb(text), readRgb(background)];
  if (one === null || other === null)
    return `${text} on ${background} can’t be checked: use colours without transparency, as #rrggbb or rgb()`;
  const contrast = measureContrast(one, other);
  if (contrast >= minContrast) return null;
  return `${text} on ${background} has a contrast of ${(Math.floor(contrast * 100) / 100).toFixed(2)}:1, less than ${minContrast}:1`;
}

function measureLuminance({ red, green, blue }: Rgb): number {
  return 0.2126 * toLinear(red) + 0.7152 * toLinear(green) + 0.0722 * toLinear(blue);
}

function toLinear(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
