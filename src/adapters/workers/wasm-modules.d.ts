/** A `.wasm` file is compiled when the Worker is uploaded: at run time no code may be compiled from bytes. */
declare module '*.wasm' {
  const compiled: WebAssembly.Module;
  export default compiled;
}
