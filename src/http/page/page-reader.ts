import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { type PageLang, type PageWording, pageLangs, pickPageWording } from '../../wording/page-wording.js';
import { type Wording, pickWording } from '../../wording/wording.js';
import type { Contact, Site } from '../access/site.js';
import type { AppDeps, AppEnv } from '../app-env.js';

/** Who reads a page, as far as it changes what the page says. */
export interface PageReader {
  readonly lang: PageLang;
  /** Words that the widget has too. */
  readonly wording: Wording;
  /** Words of the pages alone. */
  readonly words: PageWording;
  /** The website that sent the person here; null where none did. */
  readonly site: Site | null;
  /** Whom the person can turn to; null where nobody is set. */
  readonly contact: Contact | null;
  /** Days for which unanswered questions are kept; absent where none are. */
  readonly gapsDays?: number;
  /** Language model that may write sentences before quotes; absent where none does. */
  readonly languageModel?: string;
}

/**
 * Reads who reads from the address: `lang`, then what the browser asks for, then English; `site`, the id of one of the sites.
 * Where there is one site only, its contact is shown without an id. Anything else in the two is ignored.
 */
export function readPageReader(c: Context<AppEnv>, deps: AppDeps): PageReader {
  const lang = findLang(c.req.query('lang')) ?? findAcceptedLang(c);
  const sites = deps.access?.sites ?? [];
  const site = sites.find(({ id }) => id === c.req.query('site')) ?? null;
  const only = sites.length === 1 ? sites[0] : undefined;
  return {
    lang,
    wording: pickWording(lang),
    words: pickPageWording(lang),
    site,
    contact: (site ?? only)?.contact ?? null,
    ...(deps.gapsDays !== undefined && { gapsDays: deps.gapsDays }),
    ...(deps.languageModel !== undefined && { languageModel: deps.languageModel }),
  };
}

/** Address of one of our pages that keeps language and site. */
export function linkPage(
  reader: Pick<PageReader, 'lang' | 'site'>,
  path: string,
  lang: PageLang = reader.lang,
): string {
  const query = new URLSearchParams({ lang, ...(reader.site && { site: reader.site.id }) });
  return `${path}?${query.toString()}`;
}

function findLang(value: string | undefined): PageLang | null {
  return pageLangs.find((lang) => lang === value) ?? null;
}

function findAcceptedLang(c: Context<AppEnv>): PageLang {
  c.header('Vary', 'Accept-Language', { append: true });
  const supports = pageLangs.flatMap((lang) => [lang, `${lang}-GB`]);
  const tag = accepts(c, { header: 'Accept-Language', supports, default: 'en' });
  return findLang(tag.slice(0, 2)) ?? 'en';
}
