/** What stands in an element: text is only ever set as text. */
export type Child = Node | string | null;

/**
 * Makes an element. Attribute names are written in our code and never come from outside; `null` leaves one out. Strings
 * become text nodes, so nothing that a service or a page sends can become markup.
 */
export function build<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | null>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** Makes a button that does `action`. */
export function buildButton(
  attributes: Readonly<Record<string, string | null>>,
  action: () => void,
  ...children: readonly Child[]
): HTMLButtonElement {
  const button = build('button', { type: 'button', ...attributes }, ...children);
  button.addEventListener('click', action);
  return button;
}

/** Text that only a screen reader gives. */
export function buildHidden(text: string): HTMLSpanElement {
  return build('span', { class: 'unseen' }, text);
}
