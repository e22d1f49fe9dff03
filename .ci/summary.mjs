// Adds up the reports Vitest wrote for `npm test` and `npm run test:full` and prints one line. A report
// that is missing means a run that never got as far as its tests: that is a failure, not a zero.
import { readFileSync } from "node:fs";

const total = { passed: 0, failed: 0, skipped: 0 };
for (const mode of ["test", "full"]) {
  const file = `dist/test-report-${mode}.json`;
  try {
    const report = JSON.parse(readFileSync(file, "utf8"));
    total.passed += report.numPassedTests;
    total.failed += report.numFailedTests;
    total.skipped += report.numPendingTests + report.numTodoTests;
    // A suite that fails outside its tests (a file that does not load) counts no failed test.
    if (!report.success && report.numFailedTests === 0) total.failed += 1;
  } catch {
    console.error(`No ${file}: the run "${mode}" ended before its tests reported.`);
    total.failed += 1;
  }
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;
