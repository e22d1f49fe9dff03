/** What generated methods write and read with, where JSON and the default styles won't do. */
export { cookie, header, query } from "./styles.ts";
export { asIs, form, formType, multipart, typeOf } from "./forms.ts";
export * from "./readers.ts";
export { choose } from "./media-choice.ts";
