// Loaded before a script (`node --import`): Node keeps the compiled form of what the script imports, TypeScript included.
import { enableCompileCache } from "node:module";

enableCompileCache();
