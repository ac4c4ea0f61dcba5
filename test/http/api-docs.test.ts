import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createStubApp } from './stub-app.js';

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;

function listElements(node: Node): DefaultTreeAdapterTypes.Element[] {
  const own = defaultTreeAdapter.isElementNode(node) ? [node] : [];
  return 'childNodes' in node ? [...own, ...node.childNodes.flatMap(listElements)] : own;
}

const attributesOf = (elements: readonly DefaultTreeAdapterTypes.Element[], name: string): string[] =>
  elements.flatMap(({ attrs }) => attrs.flatMap((attr) => (attr.name === name ? [attr.value] : [])));

const { app } = createStubApp();
const text = await (await app.request('/docs')).text();
const elements = listElements(parse(text));
const document = z
  .object({ paths: z.record(z.string(), z.record(z.string(), z.object({ operationId: z.string() }))) })
  .parse(await (await app.request('/openapi.json')).json());

test('shows every operation, and every link inside leads somewhere', () => {
  const ids = attributesOf(elements, 'id');
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item).map((one) => one.operationId));
  expect(operations.length).toBeGreaterThan(8);
  for (const id of operations) expect(ids).toContain(id);
  const inner = attributesOf(elements, 'href').filter((href) => href.startsWith('#'));
  expect(inner.length).toBeGreaterThan(20);
  for (const href of inner) expect(ids).toContain(href.slice(1));
  expect(new Set(ids).size).toBe(ids.length);
});

test('needs no script, no style of its own and nothing from elsewhere', () => {
  expect(elements.map(({ tagName }) => tagName)).not.toContain('script');
  expect(elements.map(({ tagName }) => tagName).filter((name) => name === 'style')).toEqual([]);
  expect(attributesOf(elements, 'style')).toEqual([]);
  const links = [...attributesOf(elements, 'href'), ...attributesOf(elements, 'src')];
  expect(links.filter((link) => !/^[#/]/u.test(link))).toEqual([]);
});

test('words between backticks are code', () => {
  expect(text).toContain('<code>answer-delta</code>');
  expect(text).not.toContain('`');
});
