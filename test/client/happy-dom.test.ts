// @vitest-environment happy-dom
import { testEnvironment } from "./support/environment.ts";

testEnvironment();
