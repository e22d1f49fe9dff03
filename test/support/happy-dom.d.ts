// What Vitest's own types need of happy-dom: its declarations ask @types/node for a name that it doesn't export.
export declare const Window: new (options?: {
  readonly url?: string;
  readonly settings?: object;
  console?: Console;
}) => object;
