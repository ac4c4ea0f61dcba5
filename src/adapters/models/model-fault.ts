/** A model can't be added, chosen or removed. The message says what happened and what to do. */
export class ModelFault extends Error {
  override readonly name = 'ModelFault';
}
