/** A file that was to be added is not one that can be; the message says what to do. */
export class StoryFileFault extends Error {
  override readonly name = 'StoryFileFault';
}
