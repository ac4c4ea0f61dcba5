import { Document } from '@langchain/core/documents';
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers';
import type { FoundPassage, Search } from '../../core/search.js';

/** Whose words a passage is and where it stands. Flat where it can be, so that LangChain's filters can read it. */
export interface PassageMetadata {
  readonly articleId: string;
  readonly articleTitle: string | null;
  readonly publisher: string | null;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly published: string | null;
  readonly url: string | null;
  /** UTF-16 code units of the article's canonical text, `start` inclusive, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** As printed. Null where the passage is not the words of one person alone. */
  readonly speaker: { readonly name: string; readonly role: string | null; readonly employer: string | null } | null;
  /** Id of the council that the article is about. */
  readonly council: string | null;
  /** 1-based. */
  readonly rank: number;
  /** Higher is nearer; comparable within one search only. */
  readonly score: number;
}

export interface VoicesRetrieverFields extends BaseRetrieverInput {
  readonly search: Search;
  /** Council id: only its stories are searched. */
  readonly council?: string;
  /** Most passages, 1 to 50; 10 where absent. */
  readonly limit?: number;
}

/**
 * Our search as a LangChain retriever: `pageContent` is a verbatim span of a story, at most 600 code units, best first.
 * It finds what is nearest and does not judge whether that answers: `ask` does. A query of a person in need finds
 * nothing. Rejects with InvalidQuestionError, UnknownCouncilError or EmbedderUnavailableError, as the search does.
 */
export class VoicesRetriever extends BaseRetriever<PassageMetadata> {
  static override lc_name(): string {
    return 'VoicesRetriever';
  }

  override readonly lc_namespace = ['practice-voices', 'retrievers'];
  private readonly search: Search;
  private readonly council: string | undefined;
  private readonly limit: number | undefined;

  constructor({ search, council, limit, ...fields }: VoicesRetrieverFields) {
    super(fields);
    this.search = search;
    this.council = council;
    this.limit = limit;
  }

  override async _getRelevantDocuments(query: string): Promise<Document<PassageMetadata>[]> {
    const { council, limit } = this;
    const { passages } = await this.search({
      query,
      ...(council !== undefined && { council }),
      ...(limit !== undefined && { limit }),
    });
    return passages.map(toDocument);
  }
}

function toDocument({ quote, council, rank, score }: FoundPassage): Document<PassageMetadata> {
  const { article, speaker, start, end, text } = quote;
  return new Document({
    pageContent: text,
    metadata: {
      articleId: article.id,
      articleTitle: article.title,
      publisher: article.publisher,
      published: article.published,
      url: article.url,
      start,
      end,
      speaker: speaker && { name: speaker.name, role: speaker.role, employer: speaker.employer },
      council: council?.id ?? null,
      rank,
      score,
    },
  });
}
