// Runs in the head of a page: what changes its looks must be known before it is drawn.
import { applyTheme } from "./theme.ts";

document.documentElement.classList.add("js");
applyTheme();
