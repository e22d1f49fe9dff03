/** Puts a button beside each block of code that copies it. */
export const addCopyButtons = (): void => {
  for (const figure of document.querySelectorAll("figure.code")) {
    const tools = document.createElement("div");
    tools.className = "code-tools";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", () => {
      const text = figure.querySelector("code")?.textContent ?? "";
      void copy(text).then((copied) => {
        button.textContent = copied ? "Copied" : "Press Ctrl+C";
        announce(copied ? "Copied to the clipboard" : "The code is selected: copy it by keyboard");
        setTimeout(() => {
          button.textContent = "Copy";
        }, 2000);
      });
    });
    tools.append(button);
    figure.append(tools);
  }
};

/** Over http and in some browsers' local files there is no clipboard for scripts but the old command. */
const copy = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    return copied;
  }
};

/** Tells readers who don't see the page. */
export const announce = (text: string): void => {
  const region = document.querySelector("#announcements");
  if (region) region.textContent = text;
};
