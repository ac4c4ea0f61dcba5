import { createStubReranker } from '../fixtures/stub-reranker.js';
import { describeReranker } from './reranker.js';

describeReranker('stub reranker', () => Promise.resolve(createStubReranker()));
