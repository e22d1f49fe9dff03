// @vitest-environment jsdom
import { testEnvironment } from "./support/environment.ts";

testEnvironment();
