// The transforms of openapi-typescript without its entry, which would load a second copy of the bundler.
declare module "openapi-typescript/dist/transform/index.mjs" {
  import type { GlobalContext, OpenAPI3 } from "openapi-typescript";
  import type { Node } from "typescript";
  export default function transformDocument(document: OpenAPI3, context: GlobalContext): Node[];
}
declare module "openapi-typescript/dist/transform/schema-object.mjs" {
  import type { SchemaObject, TransformNodeOptions } from "openapi-typescript";
  import type { TypeNode } from "typescript";
  export default function transformSchema(
    schema: SchemaObject,
    options: TransformNodeOptions,
  ): TypeNode;
}
