import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** Every element of a page, in order, with its attributes and the text in it. */
export interface PageElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Reads a page as a browser does. */
export function readElements(page: string): readonly PageElement[] {
  const found: PageElement[] = [];
  const walk = (node: Tree.Node): void => {
    if ('tagName' in node) {
      const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
      found.push({ tag: node.tagName, attributes, text: readText(node).replace(/\s+/gu, ' ').trim() });
    }
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parse(page));
  return found;
}

/** Values of the named attribute in order of the page; of every element where the tag is `*`. */
export function readAttributes(page: string, tag: string, name: string): readonly string[] {
  return readElements(page).flatMap((element) => {
    const value = element.attributes[name];
    return (tag === '*' || element.tag === tag) && value !== undefined ? [value] : [];
  });
}

/** The texts of all elements with a tag. */
export function readTexts(page: string, tag: string): readonly string[] {
  return readElements(page).flatMap((element) => (element.tag === tag ? [element.text] : []));
}

/** What the page carries of the conversation, as its form sends it. */
export function readCarried(page: string): { readonly turns: string; readonly mark: string } {
  const read = (name: string): string =>
    readElements(page).find(({ tag, attributes }) => tag === 'input' && attributes.name === name)?.attributes.value ??
    '';
  return { turns: read('turns'), mark: read('mark') };
}

/** Questions that the page offers as buttons. */
export function readOffers(page: string): readonly string[] {
  return readElements(page).flatMap(({ tag, attributes }) =>
    tag === 'button' && attributes.name === 'question' ? [attributes.value ?? ''] : [],
  );
}

function readText(node: Tree.Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(readText).join('') : '';
}
