// Made by `npm run build:client-types` from the OpenAPI document. Change the contract, not this file.
/* eslint-disable -- written by a program */
export interface paths {
  '/healthz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Is the process alive? */
    get: operations['getHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/openapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * This description
     * @description The contract as OpenAPI 3.1, made of what the service checks requests with. `/docs` shows it to people.
     */
    get: operations['getOpenApi'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/readyz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Are the index and the model in place? */
    get: operations['getReadiness'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/articles': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the articles
     * @description Every article that is searched: what is known of it, who speaks in it, whose it is. Never its text.
     */
    get: operations['listArticles'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/articles/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read about one article
     * @description What is known of it and what may be quoted of it. Never its text.
     */
    get: operations['getArticle'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ask': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask a question
     * @description Answers a question with quotes from published stories. A question that they do not answer is no fault: `status` says how it ended. With `Accept: text/event-stream` the same answer comes as events: `answer-start`, one `citation` for each, `answer-delta` with the next words, `answer-end` with the whole body; `error` with a problem where the answer breaks off. A fault before the first event is an ordinary problem.
     */
    post: operations['ask'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chat/completions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask as a chat completion
     * @description For front ends that speak OpenAI’s API. The last message is the question, the person’s earlier messages are its turns; system and assistant messages are not used. The whole answer stands under `practice_voices`. Options that cannot be followed are refused; those that steer a random choice hold at any value, because nothing is chosen at random.
     */
    post: operations['createChatCompletion'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/councils': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the councils
     * @description The councils whose ids a question or a search can be narrowed to.
     */
    get: operations['listCouncils'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/models': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The models of the chat completions: there is one */
    get: operations['listModels'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/models/{model}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The one model of the chat completions */
    get: operations['getModel'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/quotes/verify': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Check kept quotes
     * @description Is this still what the article says? Send one quote as a citation has it, or up to 50 under `quotes`.
     */
    post: operations['verifyQuotes'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Search the stories
     * @description Gives the passages that are nearest to a query, for those who build their own page. It does not say whether one of them answers: for that, ask. The query is in the body and never in an address, so that no log keeps it.
     */
    post: operations['search'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/suggestions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List questions that are answered
     * @description Questions to offer to somebody who has not asked yet. Each was asked when the index was built, and answered.
     */
    get: operations['listSuggestions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    Answer: {
      /** @description The quotes, in the order of the text. */
      citations: components['schemas']['Citation'][];
      /** @description The same question on the same index has the same id. */
      id: string;
      /** @description Which index answered. It changes whenever the stories, the model or the way of searching do. */
      indexVersion: string;
      /** @description Kinds of personal details that were hidden before reading. */
      masked: (
        | 'email'
        | 'phone'
        | 'national-insurance-number'
        | 'nhs-number'
        | 'card-number'
        | 'date-of-birth'
        | 'registration-number'
      )[];
      /**
       * @description Why; null where the status says it all.
       * @enum {string|null}
       */
      reason:
        | 'part-not-found'
        | 'no-relevant-passage'
        | 'name-not-found'
        | 'topic-not-found'
        | 'ambiguous'
        | 'greeting'
        | 'thanks'
        | 'goodbye'
        | 'about-the-tool'
        | 'person-in-need'
        | 'command'
        | 'off-topic'
        | null;
      searched: components['schemas']['Searched'];
      /** @description Help lines for a person in need. */
      signposts: components['schemas']['Signpost'][];
      /** @description How the question was understood with the turns before it. */
      standaloneQuestion: string;
      /**
       * @description How the question ended. Only the first two have citations.
       * @enum {string}
       */
      status:
        | 'answered'
        | 'partly-answered'
        | 'unanswerable'
        | 'needs-clarification'
        | 'small-talk'
        | 'signposted'
        | 'declined';
      /** @description Up to three questions that the stories answer. */
      suggestions: string[];
      /** @description The answer as plain text with `[1]` markers. Complete without the rest. */
      text: string;
      trace?: components['schemas']['Trace'];
    };
    /** @description The next words of the text. All of them in order are the text. */
    AnswerDelta: {
      text: string;
    };
    /** @description Everything but the words: how the question ended, help lines, the index. */
    AnswerStart: {
      /** @description The same question on the same index has the same id. */
      id: string;
      /** @description Which index answered. It changes whenever the stories, the model or the way of searching do. */
      indexVersion: string;
      /** @description Kinds of personal details that were hidden before reading. */
      masked: (
        | 'email'
        | 'phone'
        | 'national-insurance-number'
        | 'nhs-number'
        | 'card-number'
        | 'date-of-birth'
        | 'registration-number'
      )[];
      /**
       * @description Why; null where the status says it all.
       * @enum {string|null}
       */
      reason:
        | 'part-not-found'
        | 'no-relevant-passage'
        | 'name-not-found'
        | 'topic-not-found'
        | 'ambiguous'
        | 'greeting'
        | 'thanks'
        | 'goodbye'
        | 'about-the-tool'
        | 'person-in-need'
        | 'command'
        | 'off-topic'
        | null;
      searched: components['schemas']['Searched'];
      /** @description Help lines for a person in need. */
      signposts: components['schemas']['Signpost'][];
      /** @description How the question was understood with the turns before it. */
      standaloneQuestion: string;
      /**
       * @description How the question ended. Only the first two have citations.
       * @enum {string}
       */
      status:
        | 'answered'
        | 'partly-answered'
        | 'unanswerable'
        | 'needs-clarification'
        | 'small-talk'
        | 'signposted'
        | 'declined';
    };
    Article: {
      council: components['schemas']['CouncilName'] & unknown;
      counts: components['schemas']['ArticleCounts'];
      id: string;
      /** @description Those whose words it holds. */
      people: components['schemas']['Speaker'][];
      /** @description YYYY, YYYY-MM or YYYY-MM-DD, as far as it is known. */
      published: string | null;
      publisher: string | null;
      /** @description Whose text it is and on what terms it may be quoted. */
      rights: string;
      /** @description Who paid for the piece, where the text says so. */
      sponsor: string | null;
      /** @description As printed; null where none was. */
      title: string | null;
      /** @description Where it was published. */
      url: string | null;
    };
    ArticleCounts: {
      /** @description UTF-16 code units, as all offsets are. */
      characters: number;
      /** @description Parts that are searched. */
      passages: number;
      quotableSentences: number;
    };
    ArticleDetail: {
      council: components['schemas']['CouncilName'] & unknown;
      counts: components['schemas']['ArticleCounts'];
      id: string;
      /** @description Which index answered. It changes whenever the stories, the model or the way of searching do. */
      indexVersion: string;
      /** @description Those whose words it holds. */
      people: components['schemas']['Speaker'][];
      /** @description YYYY, YYYY-MM or YYYY-MM-DD, as far as it is known. */
      published: string | null;
      publisher: string | null;
      quotable: components['schemas']['Quotable'];
      /** @description Whose text it is and on what terms it may be quoted. */
      rights: string;
      /** @description Who paid for the piece, where the text says so. */
      sponsor: string | null;
      /** @description As printed; null where none was. */
      title: string | null;
      /** @description Where it was published. */
      url: string | null;
    };
    Articles: {
      articles: components['schemas']['Article'][];
      /** @description Which index answered. It changes whenever the stories, the model or the way of searching do. */
      indexVersion: string;
    };
    AskBody: {
      /**
       * @description Id of a council: only its stories are searched.
       * @example kent
       */
      council?: string;
      /** @description Most citations; 3 where it is left out. */
      limit?: number;
      /**
       * @description What the person asks, up to 500 characters.
       * @example what is locality work?
       */
      question: string;
      /** @description Up to 20 earlier turns, oldest first. The service keeps no conversation. */
      turns?: components['schemas']['Turn'][];
    };
    ChatBody: {
      audio?: null;
      frequency_penalty?: number | null;
      function_call?: null;
      functions?: null;
      logit_bias?: null;
      /** @enum {boolean|null} */
      logprobs?: false | null;
      max_completion_tokens?: null;
      max_tokens?: null;
      /**
       * @example [
       *       {
       *         "role": "user",
       *         "content": "what is locality work?"
       *       }
       *     ]
       */
      messages: components['schemas']['ChatMessage'][];
      metadata?: null;
      modalities?: ['text'] | null;
      /** @example practice-voices */
      model: string;
      moderation?: null;
      /** @enum {number|null} */
      n?: 1 | null;
      parallel_tool_calls?: boolean | null;
      prediction?: null;
      presence_penalty?: number | null;
      prompt_cache_key?: string | null;
      prompt_cache_retention?: null;
      reasoning_effort?: null;
      response_format?: {
        /** @enum {string} */
        type: 'text';
      } | null;
      safety_identifier?: string | null;
      seed?: number | null;
      /** @enum {string|null} */
      service_tier?: 'auto' | 'default' | null;
      stop?: null;
      /** @enum {boolean|null} */
      store?: false | null;
      stream?: boolean | null;
      stream_options?: {
        /** @enum {boolean} */
        include_obfuscation?: false;
        include_usage?: boolean;
      } | null;
      temperature?: number | null;
      tool_choice?: null;
      tools?: unknown[] | null;
      top_logprobs?: null;
      top_p?: number | null;
      user?: string | null;
      verbosity?: null;
      web_search_options?: null;
    };
    ChatCompletion: {
      choices: [
        {
          /** @enum {string} */
          finish_reason: 'stop';
          /** @enum {number} */
          index: 0;
          logprobs: null;
          message: {
            content: string;
            refusal: null;
            /** @enum {string} */
            role: 'assistant';
          };
        },
      ];
      created: number;
      id: string;
      /** @enum {string} */
      model: 'practice-voices';
      /** @enum {string} */
      object: 'chat.completion';
      practice_voices: components['schemas']['Answer'];
      usage: components['schemas']['ChatUsage'];
    };
    ChatError: {
      error: {
        code: string;
        message: string;
        param: string | null;
        /** @enum {string} */
        type:
          'invalid_request_error' | 'authentication_error' | 'permission_error' | 'rate_limit_error' | 'server_error';
      };
    };
    ChatMessage: components['schemas']['ChatUserMessage'] | components['schemas']['ChatUnreadMessage'];
    ChatUnreadMessage: {
      content?: unknown;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      role: 'system' | 'developer' | 'assistant';
    };
    ChatUsage: {
      /** @enum {number} */
      completion_tokens: 0;
      /** @enum {number} */
      prompt_tokens: 0;
      /** @enum {number} */
      total_tokens: 0;
    };
    ChatUserMessage: {
      content:
        | string
        | {
            text: string;
            /** @enum {string} */
            type: 'text';
          }[];
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      role: 'user';
    };
    Citation: {
      /** @description A little of the article after the quote. */
      after: string;
      articleId: string;
      articleTitle: string | null;
      /** @description A little of the article before the quote. */
      before: string;
      council: components['schemas']['CouncilName'];
      /** @description One past the last. */
      end: number;
      /** @description The `[1]` of the text. */
      number: number;
      /** @description YYYY, YYYY-MM or YYYY-MM-DD, as far as it is known. */
      published: string | null;
      publisher: string | null;
      /** @description The article’s words from `start` to `end`, to the letter. */
      quote: string;
      /** @description 0 to 1; comparable within one answer only. */
      score: number;
      /** @description Hex SHA-256 of the quote’s UTF-8 bytes. */
      sha256: string;
      speaker: components['schemas']['Speaker'];
      /** @description First UTF-16 code unit of the quote in the article. */
      start: number;
      /** @description Where it was published, with a text fragment that marks the quote. */
      url: string | null;
    };
    Council: {
      /** @description Other ways people write the name. */
      aliases: string[];
      /** @description How many articles are about it. */
      articles: number;
      /** @description Where a person can go on from here. */
      careersUrl: string | null;
      /** @description What the `council` of a question or a search takes. */
      id: string;
      name: string;
    };
    CouncilName: {
      id: string;
      name: string;
    } | null;
    Councils: {
      councils: components['schemas']['Council'][];
      /** @description Which index answered. It changes whenever the stories, the model or the way of searching do. */
      indexVersion: string;
    };
    FieldError: {
      /** @description What is wrong there and what to do. */
      detail: string;
      /** @description JSON pointer (RFC 6901) into the body, as a URI fragment, such as `#/question`. */
      pointer: string;
    };
    Health: {
      /** @enum {string} */
      status: 'ok';
    };
    /**
     * @example {
     *       "articleId": "kensington-chelsea-jess",
     *       "start": 1136,
     *       "end": 1320,
     *       "sha256": "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"
     *     }
     */
    KeptQuote: {
      /** @description As a citation has it. */
      articleId: string;
      /** @description One past the last. */
      end: number;
      /** @description The words. Where they moved, they are looked for. */
      quote?: string;
      /** @description Hex SHA-256 of the quote’s UTF-8 bytes. */
      sha256: string;
      /** @description First UTF-16 code unit of the quote in the article. */
      start: number;
    };
    KeptQuotes: {
      quotes: components['schemas']['KeptQuote'][];
    };
    Model: {
      created: number;
      /** @enum {string} */
      id: 'practice-voices';
      /** @enum {string} */
      object: 'model';
      /** @enum {string} */
      owned_by: 'practice-voices';
    };
    Models: {
      data: components['schemas']['Model'][];
      /** @enum {string} */
      object: 'list';
    };
    Passage: {
      articleId: string;
      articleTitle: string | null;
      council: components['schemas']['CouncilName'];
      /** @description True where the passage goes on after `text`. */
      cut: boolean;
      /** @description One past the last. */
      end: number;
      /** @description The heading, often an interviewer’s question, that the passage stands under. */
      heading: string | null;
      /** @description Counted from 1. */
      rank: number;
      /** @description Higher is nearer. Comparable within one search only. */
      score: number;
      /** @description Hex SHA-256 of the UTF-8 bytes of `text`. */
      sha256: string;
      speaker: components['schemas']['Speaker'] & unknown;
      /** @description First UTF-16 code unit of `text` in the article. */
      start: number;
      /** @description The article’s own words, up to 600 code units: `start` to `end`. */
      text: string;
    };
    Problem: {
      /** @description Stable name of the kind. Act on this one. */
      code: string;
      /** @description What happened and what to do. Never the question. */
      detail: string;
      /** @description Every field that is at fault. */
      errors?: components['schemas']['FieldError'][];
      /** @description `urn:uuid:` and the request id, which stands in the service’s log as well. */
      instance: string;
      /** @description True where the same request can succeed later; `Retry-After` says when. */
      retryable: boolean;
      /** @description The HTTP status, again. */
      status: number;
      /** @description Said for every problem of this kind. */
      title: string;
      /** @description Address of the kind’s description, relative to the service. */
      type: string;
    };
    Quotable: {
      /** @description Longest quote that the service makes of it, in UTF-16 code units. */
      longestQuote: number;
      /** @description Whose sentences can be quoted, and how many of each. */
      voices: components['schemas']['Voice'][];
    };
    QuoteVerdict: {
      articleId: string;
      end: number;
      foundAt: components['schemas']['Span'];
      start: number;
      /**
       * @description `real`: the article has these words at this place. `altered`: it has other words there. `gone`: there is no such article, or its text has no such place.
       * @enum {string}
       */
      verdict: 'real' | 'altered' | 'gone';
    };
    Readiness: {
      /** @description Which index answered. It changes whenever the stories, the model or the way of searching do. */
      indexVersion: string;
      /** @enum {string} */
      status: 'ready';
    };
    SearchBody: {
      /**
       * @description Id of a council: only its stories are searched.
       * @example kent
       */
      council?: string;
      /** @description Most passages; 10 where it is left out. */
      limit?: number;
      /**
       * @description Words or a question, up to 500 characters.
       * @example supervision in the first year
       */
      query: string;
    };
    /** @description How many articles and councils were searched. */
    Searched: {
      articles: number;
      councils: number;
    };
    SearchResult: {
      /** @description Which index answered. It changes whenever the stories, the model or the way of searching do. */
      indexVersion: string;
      /** @description Kinds of personal details that were hidden before reading. */
      masked: (
        | 'email'
        | 'phone'
        | 'national-insurance-number'
        | 'nhs-number'
        | 'card-number'
        | 'date-of-birth'
        | 'registration-number'
      )[];
      /** @description Best first. A search says what is nearest, not whether it answers: for that, ask. */
      passages: components['schemas']['Passage'][];
      /** @description The query as it was searched, spelling mended. */
      query: string;
      /** @description Help lines, where the query is that of a person in need. Nothing is searched then: show these. */
      signposts: components['schemas']['Signpost'][];
    };
    Signpost: {
      name: string;
      phone: string | null;
      text: string;
      url: string | null;
    };
    /** @description Where the words stand now; null where they are not known, not found, or found more than once. */
    Span: {
      end: number;
      start: number;
    } | null;
    /** @description Who said it; null where the words are the writer’s. */
    Speaker: {
      employer: string | null;
      name: string;
      /** @description As printed in the article; null where none is printed. */
      role: string | null;
    } | null;
    Suggestion: {
      /** @description Articles that its answer cites. */
      articleIds: string[];
      question: string;
    };
    Suggestions: {
      /** @description Which index answered. It changes whenever the stories, the model or the way of searching do. */
      indexVersion: string;
      /** @description Questions that were asked of this very index and answered, the most welcome first. */
      suggestions: components['schemas']['Suggestion'][];
    };
    /** @description What a language model did for this answer; only where one is set up and was asked. */
    Trace: {
      /**
       * @description `model` where it wrote sentences before the quotes.
       * @enum {string}
       */
      composedBy: 'templates' | 'model';
      /** @description In the order in which they were taken. */
      steps: components['schemas']['TraceStep'][];
    };
    TraceStep: {
      /** @description Sentences, or standalone questions, that passed the check. */
      kept: number;
      /**
       * @description Other than `used`, the answer is the one without a language model.
       * @enum {string}
       */
      outcome:
        | 'used'
        | 'nothing-left'
        | 'timed-out'
        | 'rate-limited'
        | 'refused'
        | 'too-long'
        | 'malformed'
        | 'unreachable'
        | 'switched-off';
      /** @description Those that did not. */
      removed: number;
      /**
       * @description What it was asked for.
       * @enum {string}
       */
      step: 'question' | 'sentences';
    };
    Turn: {
      /** @description Articles that its answer cited. */
      articleIds?: string[];
      /** @description What the person asked. */
      question: string;
    };
    VerifyBody: components['schemas']['KeptQuote'] | components['schemas']['KeptQuotes'];
    VerifyResult: {
      /** @description Which index answered. It changes whenever the stories, the model or the way of searching do. */
      indexVersion: string;
      /** @description One for each quote, in the order sent. */
      verdicts: components['schemas']['QuoteVerdict'][];
    };
    Voice: {
      sentences: number;
      speaker: components['schemas']['Speaker'] & unknown;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getHealth: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is */
      200: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Health'];
        };
      };
      /** @description `internal-error`: The service failed */
      500: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `timed-out`: The answer took too long */
      503: {
        headers: {
          /** @description Seconds to wait before the same request. */
          'Retry-After'?: number;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getOpenApi: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The document */
      200: {
        headers: {
          /** @description Send it back as `If-None-Match` to be told 304 while nothing has changed. */
          ETag?: string;
          /** @description What is left of the caller’s allowance (draft-ietf-httpapi-ratelimit-headers), where one is set. */
          RateLimit?: string;
          /** @description The allowance: how many requests in how many seconds. */
          'RateLimit-Policy'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            openapi: '3.1.0';
          } & {
            [key: string]: unknown;
          };
        };
      };
      /** @description Nothing has changed since the response that had this entity tag. */
      304: {
        headers: {
          /** @description Send it back as `If-None-Match` to be told 304 while nothing has changed. */
          ETag?: string;
          /** @description What is left of the caller’s allowance (draft-ietf-httpapi-ratelimit-headers), where one is set. */
          RateLimit?: string;
          /** @description The allowance: how many requests in how many seconds. */
          'RateLimit-Policy'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `key-required`: A key is needed. `key-not-accepted`: The key is not accepted */
      401: {
        headers: {
          /** @description How to say who calls (RFC 6750). */
          'WWW-Authenticate'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `local-only`: Only the machine itself may use the service. `origin-not-allowed`: The website may not use the service */
      403: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate-limited`: Too many requests came */
      429: {
        headers: {
          /** @description Seconds to wait before the same request. */
          'Retry-After'?: number;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal-error`: The service failed */
      500: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `switched-off`: The service is switched off. `timed-out`: The answer took too long */
      503: {
        headers: {
          /** @description Seconds to wait before the same request. */
          'Retry-After'?: number;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getReadiness: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description They are */
      200: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Readiness'];
        };
      };
      /** @description `internal-error`: The service failed */
      500: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stopping`: The service is stopping. `index-missing`: The index has not been built. `index-mismatch`: The index was built for something else. `index-corrupt`: The index is damaged. `embedder-unavailable`: The language model is not available. `store-unavailable`: The stories cannot be reached. `timed-out`: The answer took too long */
      503: {
        headers: {
          /** @description Seconds to wait before the same request. */
          'Retry-After'?: number;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listArticles: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The articles, in the order of the index */
      200: {
        headers: {
          /** @description Send it back as `If-None-Match` to be told 304 while nothing has changed. */
          ETag?: string;
          /** @description What is left of the caller’s allowance (draft-ietf-httpapi-ratelimit-headers), where one is set. */
          RateLimit?: string;
          /** @description The allowance: how many requests in how many seconds. */
          'RateLimit-Policy'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Articles'];
        };
      };
      /** @description Nothing has changed since the response that had this entity tag. */
      304: {
        headers: {
          /** @description Send it back as `If-None-Match` to be told 304 while nothing has changed. */
          ETag?: string;
          /** @description What is left of the caller’s allowance (draft-ietf-httpapi-ratelimit-headers), where one is set. */
          RateLimit?: string;
          /** @description The allowance: how many requests in how many seconds. */
          'RateLimit-Policy'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `key-required`: A key is needed. `key-not-accepted`: The key is not accepted */
      401: {
        headers: {
          /** @description How to say who calls (RFC 6750). */
          'WWW-Authenticate'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `local-only`: Only the machine itself may use the service. `origin-not-allowed`: The website may not use the service */
      403: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate-limited`: Too many requests came */
      429: {
        headers: {
          /** @description Seconds to wait before the same request. */
          'Retry-After'?: number;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal-error`: The service failed */
      500: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `index-missing`: The index has not been built. `index-mismatch`: The index was built for something else. `index-corrupt`: The index is damaged. `embedder-unavailable`: The language model is not available. `store-unavailable`: The stories cannot be reached. `switched-off`: The service is switched off. `timed-out`: The answer took too long */
      503: {
        headers: {
          /** @description Seconds to wait before the same request. */
          'Retry-After'?: number;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getArticle: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of an article. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The article */
      200: {
        headers: {
          /** @description Send it back as `If-None-Match` to be told 304 while nothing has changed. */
          ETag?: string;
          /** @description What is left of the caller’s allowance (draft-ietf-httpapi-ratelimit-headers), where one is set. */
          RateLimit?: string;
          /** @description The allowance: how many requests in how many seconds. */
          'RateLimit-Policy'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ArticleDetail'];
        };
      };
      /** @description Nothing has changed since the response that had this entity tag. */
      304: {
        headers: {
          /** @description Send it back as `If-None-Match` to be told 304 while nothing has changed. */
          ETag?: string;
          /** @description What is left of the caller’s allowance (draft-ietf-httpapi-ratelimit-headers), where one is set. */
          RateLimit?: string;
          /** @description The allowance: how many requests in how many seconds. */
          'RateLimit-Policy'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `key-required`: A key is needed. `key-not-accepted`: The key is not accepted */
      401: {
        headers: {
          /** @description How to say who calls (RFC 6750). */
          'WWW-Authenticate'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `local-only`: Only the machine itself may use the service. `origin-not-allowed`: The website may not use the service */
      403: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unknown-article`: No such article */
      404: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate-limited`: Too many requests came */
      429: {
        headers: {
          /** @description Seconds to wait before the same request. */
          'Retry-After'?: number;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal-error`: The service failed */
      500: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `index-missing`: The index has not been built. `index-mismatch`: The index was built for something else. `index-corrupt`: The index is damaged. `embedder-unavailable`: The language model is not available. `store-unavailable`: The stories cannot be reached. `switched-off`: The service is switched off. `timed-out`: The answer took too long */
      503: {
        headers: {
          /** @description Seconds to wait before the same request. */
          'Retry-After'?: number;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ask: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AskBody'];
      };
    };
    responses: {
      /** @description How the question ended */
      200: {
        headers: {
          /** @description What is left of the caller’s allowance (draft-ietf-httpapi-ratelimit-headers), where one is set. */
          RateLimit?: string;
          /** @description The allowance: how many requests in how many seconds. */
          'RateLimit-Policy'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Answer'];
          'text/event-stream': string;
        };
      };
      /** @description `malformed-json`: The body is not JSON */
      400: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `key-required`: A key is needed. `key-not-accepted`: The key is not accepted */
      401: {
        headers: {
          /** @description How to say who calls (RFC 6750). */
          'WWW-Authenticate'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `local-only`: Only the machine itself may use the service. `origin-not-allowed`: The website may not use the service */
      403: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `body-too-large`: The body is too large */
      413: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported-media-type`: The body has the wrong media type */
      415: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-request`: The body does not have the right fields. `invalid-question`: The question cannot be read. `conversation-too-long`: There are too many earlier turns. `unknown-council`: No such council */
      422: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate-limited`: Too many requests came */
      429: {
        headers: {
          /** @description Seconds to wait before the same request. */
          'Retry-After'?: number;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal-error`: The service failed */
      500: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `index-missing`: The index has not been built. `index-mismatch`: The index was built for something else. `index-corrupt`: The index is damaged. `embedder-unavailable`: The language model is not available. `store-unavailable`: The stories cannot be reached. `switched-off`: The service is switched off. `timed-out`: The answer took too long */
      503: {
        headers: {
          /** @description Seconds to wait before the same request. */
          'Retry-After'?: number;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  createChatCompletion: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChatBody'];
      };
    };
    responses: {
      /** @description The answer; with `stream`, as events */
      200: {
        headers: {
          /** @description What is left of the caller’s allowance (draft-ietf-httpapi-ratelimit-headers), where one is set. */
          RateLimit?: string;
          /** @description The allowance: how many requests in how many seconds. */
          'RateLimit-Policy'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChatCompletion'];
          'text/event-stream': string;
        };
      };
      /** @description `malformed-json`: The body is not JSON. `invalid-request`: The body does not have the right fields. `unsupported-option`: An option cannot be followed. `invalid-question`: The question cannot be read */
      400: {
        headers: {
          /** @description What is left of the caller’s allowance (draft-ietf-httpapi-ratelimit-headers), where one is set. */
          RateLimit?: string;
          /** @description The allowance: how many requests in how many seconds. */
          'RateLimit-Policy'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChatError'];
        };
      };
      /** @description `unknown-model`: No such model */
      404: {
        headers: {
          /** @description What is left of the caller’s allowance (draft-ietf-httpapi-ratelimit-headers), where one is set. */
          RateLimit?: string;
          /** @description The allowance: how many requests in how many seconds. */
          'RateLimit-Policy'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChatError'];
        };
      };
      /** @description `body-too-large`: The body is too large */
      413: {
        headers: {
          /** @description What is left of the caller’s allowance (draft-ietf-httpapi-ratelimit-headers), where one is set. */
          RateLimit?: string;
          /** @description The allowance: how many requests in how many seconds. */
          'RateLimit-Policy'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChatError'];
        };
      };
      /** @description `unsupported-media-type`: The body has the wrong media type */
      415: {
        headers: {
          /** @description What is left of the caller’s allowance (draft-ietf-httpapi-ratelimit-headers), where one is set. */
          RateLimit?: string;
          /** @description The allowance: how many requests in how many seconds. */
          'RateLimit-Policy'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChatError'];
        };
      };
      /** @description `internal-error`: The service failed */
      500: {
        headers: {
          /** @description What is left of the caller’s allowance (draft-ietf-httpapi-ratelimit-headers), where one is set. */
          RateLimit?: string;
          /** @description The allowance: how many requests in how many seconds. */
          'RateLimit-Policy'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChatError'];
        };
      };
      /** @description `index-missing`: The index has not been built. `index-mismatch`: The index was built for something else. `index-corrupt`: The index is damaged. `embedder-unavailable`: The language model is not available. `store-unavailable`: The stories cannot be reached */
      503: {
        headers: {
          /** @description What is left of the caller’s allowance (draft-ietf-httpapi-ratelimit-headers), where one is set. */
          RateLimit?: string;
          /** @description The allowance: how many requests in how many seconds. */
          'RateLimit-Policy'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChatError'];
        };
      };
    };
  };
  listCouncils: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The councils */
      200: {
        headers: {
          /** @description Send it back as `If-None-Match` to be told 304 while nothing has changed. */
          ETag?: string;
          /** @description What is left of the caller’s allowance (draft-ietf-httpapi-ratelimit-headers), where one is set. */
          RateLimit?: string;
          /** @description The allowance: how many requests in how many seconds. */
          'RateLimit-Policy'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Councils'];
        };
      };
      /** @description Nothing has changed since the response that had this entity tag. */
      304: {
        headers: {
          /** @description Send it back as `If-None-Match` to be told 304 while nothing has changed. */
          ETag?: string;
          /** @description What is left of the caller’s allowance (draft-ietf-httpapi-ratelimit-headers), where one is set. */
          RateLimit?: string;
          /** @description The allowance: how many requests in how many seconds. */
          'RateLimit-Policy'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `key-required`: A key is needed. `key-not-accepted`: The key is not accepted */
      401: {
        headers: {
          /** @description How to say who calls (RFC 6750). */
          'WWW-Authenticate'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `local-only`: Only the machine itself may use the service. `origin-not-allowed`: The website may not use the service */
      403: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate-limited`: Too many requests came */
      429: {
        headers: {
          /** @description Seconds to wait before the same request. */
          'Retry-After'?: number;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal-error`: The service failed */
      500: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `index-missing`: The index has not been built. `index-mismatch`: The index was built for something else. `index-corrupt`: The index is damaged. `embedder-unavailable`: The language model is not available. `store-unavailable`: The stories cannot be reached. `switched-off`: The service is switched off. `timed-out`: The answer took too long */
      503: {
        headers: {
          /** @description Seconds to wait before the same request. */
          'Retry-After'?: number;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listModels: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The list */
      200: {
        headers: {
          /** @description What is left of the caller’s allowance (draft-ietf-httpapi-ratelimit-headers), where one is set. */
          RateLimit?: string;
          /** @description The allowance: how many requests in how many seconds. */
          'RateLimit-Policy'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Models'];
        };
      };
      /** @description `internal-error`: The service failed */
      500: {
        headers: {
          /** @description What is left of the caller’s allowance (draft-ietf-httpapi-ratelimit-headers), where one is set. */
          RateLimit?: string;
          /** @description The allowance: how many requests in how many seconds. */
          'RateLimit-Policy'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChatError'];
        };
      };
    };
  };
  getModel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        model: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The model */
      200: {
        headers: {
          /** @description What is left of the caller’s allowance (draft-ietf-httpapi-ratelimit-headers), where one is set. */
          RateLimit?: string;
          /** @description The allowance: how many requests in how many seconds. */
          'RateLimit-Policy'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Model'];
        };
      };
      /** @description `unknown-model`: No such model */
      404: {
        headers: {
          /** @description What is left of the caller’s allowance (draft-ietf-httpapi-ratelimit-headers), where one is set. */
          RateLimit?: string;
          /** @description The allowance: how many requests in how many seconds. */
          'RateLimit-Policy'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChatError'];
        };
      };
      /** @description `internal-error`: The service failed */
      500: {
        headers: {
          /** @description What is left of the caller’s allowance (draft-ietf-httpapi-ratelimit-headers), where one is set. */
          RateLimit?: string;
          /** @description The allowance: how many requests in how many seconds. */
          'RateLimit-Policy'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChatError'];
        };
      };
    };
  };
  verifyQuotes: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['VerifyBody'];
      };
    };
    responses: {
      /** @description A verdict for each quote */
      200: {
        headers: {
          /** @description What is left of the caller’s allowance (draft-ietf-httpapi-ratelimit-headers), where one is set. */
          RateLimit?: string;
          /** @description The allowance: how many requests in how many seconds. */
          'RateLimit-Policy'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VerifyResult'];
        };
      };
      /** @description `malformed-json`: The body is not JSON */
      400: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `key-required`: A key is needed. `key-not-accepted`: The key is not accepted */
      401: {
        headers: {
          /** @description How to say who calls (RFC 6750). */
          'WWW-Authenticate'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `local-only`: Only the machine itself may use the service. `origin-not-allowed`: The website may not use the service */
      403: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `body-too-large`: The body is too large */
      413: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported-media-type`: The body has the wrong media type */
      415: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-request`: The body does not have the right fields */
      422: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate-limited`: Too many requests came */
      429: {
        headers: {
          /** @description Seconds to wait before the same request. */
          'Retry-After'?: number;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal-error`: The service failed */
      500: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `index-missing`: The index has not been built. `index-mismatch`: The index was built for something else. `index-corrupt`: The index is damaged. `embedder-unavailable`: The language model is not available. `store-unavailable`: The stories cannot be reached. `switched-off`: The service is switched off. `timed-out`: The answer took too long */
      503: {
        headers: {
          /** @description Seconds to wait before the same request. */
          'Retry-After'?: number;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  search: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SearchBody'];
      };
    };
    responses: {
      /** @description The passages */
      200: {
        headers: {
          /** @description What is left of the caller’s allowance (draft-ietf-httpapi-ratelimit-headers), where one is set. */
          RateLimit?: string;
          /** @description The allowance: how many requests in how many seconds. */
          'RateLimit-Policy'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SearchResult'];
        };
      };
      /** @description `malformed-json`: The body is not JSON */
      400: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `key-required`: A key is needed. `key-not-accepted`: The key is not accepted */
      401: {
        headers: {
          /** @description How to say who calls (RFC 6750). */
          'WWW-Authenticate'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `local-only`: Only the machine itself may use the service. `origin-not-allowed`: The website may not use the service */
      403: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `body-too-large`: The body is too large */
      413: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported-media-type`: The body has the wrong media type */
      415: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-request`: The body does not have the right fields. `invalid-question`: The question cannot be read. `unknown-council`: No such council */
      422: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate-limited`: Too many requests came */
      429: {
        headers: {
          /** @description Seconds to wait before the same request. */
          'Retry-After'?: number;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal-error`: The service failed */
      500: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `index-missing`: The index has not been built. `index-mismatch`: The index was built for something else. `index-corrupt`: The index is damaged. `embedder-unavailable`: The language model is not available. `store-unavailable`: The stories cannot be reached. `switched-off`: The service is switched off. `timed-out`: The answer took too long */
      503: {
        headers: {
          /** @description Seconds to wait before the same request. */
          'Retry-After'?: number;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listSuggestions: {
    parameters: {
      query?: {
        /** @description Id of a council: only questions that its stories answer. */
        council?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The questions */
      200: {
        headers: {
          /** @description Send it back as `If-None-Match` to be told 304 while nothing has changed. */
          ETag?: string;
          /** @description What is left of the caller’s allowance (draft-ietf-httpapi-ratelimit-headers), where one is set. */
          RateLimit?: string;
          /** @description The allowance: how many requests in how many seconds. */
          'RateLimit-Policy'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Suggestions'];
        };
      };
      /** @description Nothing has changed since the response that had this entity tag. */
      304: {
        headers: {
          /** @description Send it back as `If-None-Match` to be told 304 while nothing has changed. */
          ETag?: string;
          /** @description What is left of the caller’s allowance (draft-ietf-httpapi-ratelimit-headers), where one is set. */
          RateLimit?: string;
          /** @description The allowance: how many requests in how many seconds. */
          'RateLimit-Policy'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `key-required`: A key is needed. `key-not-accepted`: The key is not accepted */
      401: {
        headers: {
          /** @description How to say who calls (RFC 6750). */
          'WWW-Authenticate'?: string;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `local-only`: Only the machine itself may use the service. `origin-not-allowed`: The website may not use the service */
      403: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unknown-council`: No such council */
      422: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate-limited`: Too many requests came */
      429: {
        headers: {
          /** @description Seconds to wait before the same request. */
          'Retry-After'?: number;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal-error`: The service failed */
      500: {
        headers: {
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `index-missing`: The index has not been built. `index-mismatch`: The index was built for something else. `index-corrupt`: The index is damaged. `embedder-unavailable`: The language model is not available. `store-unavailable`: The stories cannot be reached. `switched-off`: The service is switched off. `timed-out`: The answer took too long */
      503: {
        headers: {
          /** @description Seconds to wait before the same request. */
          'Retry-After'?: number;
          /** @description Number of this request. The service’s log has it too. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
