/** The vendor's example of a new listener, and forms of it with one thing changed. */
export const vendor: Readonly<Record<string, unknown>> = {
  name: "listenerName",
  description: "listener description",
  protocol: "TCP",
  port_ranges: [{ from_port: 4000, to_port: 4200 }],
  client_affinity: "SOURCE_IP",
  accelerator_id: "ac1bf54f-6a23-4074-af77-800648d25bc8",
  tags: [{ key: "tagKey", value: "tagValue" }],
};

/** The example in its envelope with other properties; undefined takes one away. */
export const listenerWith = (
  change: Readonly<Record<string, unknown>>,
): { listener: Readonly<Record<string, unknown>> } => ({
  listener: { ...vendor, ...change },
});

const port = (from_port: unknown, to_port: unknown) => ({ port_ranges: [{ from_port, to_port }] });

const tag = (key: unknown, value: unknown) => ({ tags: [{ key, value }] });

/** So many port ranges that don't overlap. */
export const ranges = (count: number): unknown[] =>
  Array.from({ length: count }, (_, at) => ({ from_port: at * 2 + 1, to_port: at * 2 + 1 }));

/** So many tags with different keys. */
export const tags = (count: number): unknown[] =>
  Array.from({ length: count }, (_, at) => ({ key: `key${at}`, value: "" }));

const ruleOfName = "must match ^[A-Za-z0-9-]+$";
const excluded =
  "{-©«-±´¶-¸»¿×÷῾-⁞₠-⃀←-⑊─-❵➔-⯿⸀-⸮⸰-⹝⿰-〄〈-〠〰︐-︙︰-﹫！-／：-＠［-｀｛-･￠-￮�";
const ruleOfKey = `must match ^[^\\x00-\\x1f!-*,/;<>?[-^\`${excluded}]+$`;
const ruleOfValue = `must match ^[^\\x00-\\x1f!-*,;<>?[-^\`${excluded}]*$`;

type Wrong = readonly [what: string, body: unknown, message: string];

const listener = (what: string, change: Record<string, unknown>, message: string): Wrong => [
  what,
  listenerWith(change),
  `listener.${message}`,
];

/** The example with one thing wrong in each documented way, and what the answer says about it. */
export const wrong: readonly Wrong[] = [
  ["a body that is a list", [], "body: must be object"],
  ["a body that is a string", "listener", "body: must be object"],
  ["a body that is a number", 1, "body: must be object"],
  ["a body without a listener", {}, "listener: is required"],
  ["a listener that is null", { listener: null }, "listener: must be object"],
  ["a listener that is a list", { listener: [] }, "listener: must be object"],
  [
    "a property beside the listener",
    { listener: vendor, dry_run: true },
    "dry_run: is not a known property",
  ],

  listener("no name", { name: undefined }, "name: is required"),
  listener("no protocol", { protocol: undefined }, "protocol: is required"),
  listener("no port ranges", { port_ranges: undefined }, "port_ranges: is required"),
  listener("no accelerator", { accelerator_id: undefined }, "accelerator_id: is required"),
  listener("an unknown property", { namme: "a" }, "namme: is not a known property"),
  listener("a status", { status: "ACTIVE" }, "status: is not a known property"),
  listener("an id", { id: "1" }, "id: is not a known property"),
  listener("a property in another case", { Name: "a" }, "Name: is not a known property"),

  listener("an empty name", { name: "" }, "name: length must be at least 1"),
  listener("a name of 65 characters", { name: "a".repeat(65) }, "name: length must be at most 64"),
  listener("a space in the name", { name: "my listener" }, `name: ${ruleOfName}`),
  listener("an underscore in the name", { name: "my_listener" }, `name: ${ruleOfName}`),
  listener("a dot in the name", { name: "my.listener" }, `name: ${ruleOfName}`),
  listener("a Chinese character in the name", { name: "监听器" }, `name: ${ruleOfName}`),
  listener("a letter with an accent in the name", { name: "écouteur" }, `name: ${ruleOfName}`),
  listener("a line feed behind the name", { name: "listener\n" }, `name: ${ruleOfName}`),
  listener("an emoji as the name", { name: "🎧" }, `name: ${ruleOfName}`),
  listener("a number as the name", { name: 42 }, "name: must be string"),
  listener("null as the name", { name: null }, "name: must be string"),

  listener(
    "a description of 256 characters",
    { description: "a".repeat(256) },
    "description: length must be at most 255",
  ),
  listener(
    "a description of 256 emoji",
    { description: "🎧".repeat(256) },
    "description: length must be at most 255",
  ),
  listener("< in the description", { description: "a < b" }, "description: must match ^[^<>]*$"),
  listener("> in the description", { description: "a > b" }, "description: must match ^[^<>]*$"),
  listener("null as the description", { description: null }, "description: must be string"),
  listener("a number as the description", { description: 0 }, "description: must be string"),

  listener("an unknown protocol", { protocol: "HTTP" }, "protocol: must be one of TCP, UDP"),
  listener("a protocol in lower case", { protocol: "tcp" }, "protocol: must be one of TCP, UDP"),
  listener("an empty protocol", { protocol: "" }, "protocol: must be one of TCP, UDP"),

  listener(
    "the affinity in the page's words",
    { client_affinity: "Source IP address" },
    "client_affinity: must be one of SOURCE_IP, NONE",
  ),
  listener(
    "an empty affinity",
    { client_affinity: "" },
    "client_affinity: must be one of SOURCE_IP, NONE",
  ),

  listener(
    "a port range that is no list",
    { port_ranges: { from_port: 1, to_port: 2 } },
    "port_ranges: must be array",
  ),
  listener(
    "an empty list of port ranges",
    { port_ranges: [] },
    "port_ranges: number of items must be at least 1",
  ),
  listener(
    "eleven port ranges",
    { port_ranges: ranges(11) },
    "port_ranges: number of items must be at most 10",
  ),
  listener(
    "a port range in words",
    { port_ranges: ["4000-4200"] },
    "port_ranges[0]: must be object",
  ),
  listener(
    "a port range without a start",
    { port_ranges: [{ to_port: 2 }] },
    "port_ranges[0].from_port: is required",
  ),
  listener(
    "a port range without an end",
    { port_ranges: [{ from_port: 1 }] },
    "port_ranges[0].to_port: is required",
  ),
  listener(
    "a third property in a port range",
    { port_ranges: [{ from_port: 1, to_port: 2, name: "a" }] },
    "port_ranges[0].name: is not a known property",
  ),
  listener("port 0 as the start", port(0, 80), "port_ranges[0].from_port: must be at least 1"),
  listener("port 0 as the end", port(1, 0), "port_ranges[0].to_port: must be at least 1"),
  listener("a negative port", port(-1, 80), "port_ranges[0].from_port: must be at least 1"),
  listener(
    "port 65536 as the start",
    port(65536, 65535),
    "port_ranges[0].from_port: must be at most 65535",
  ),
  listener(
    "port 65536 as the end",
    port(1, 65536),
    "port_ranges[0].to_port: must be at most 65535",
  ),
  listener("half a port", port(80.5, 81), "port_ranges[0].from_port: must be integer"),
  listener("a port in quotes", port("80", 81), "port_ranges[0].from_port: must be integer"),
  listener("null as a port", port(80, null), "port_ranges[0].to_port: must be integer"),
  listener(
    "a fault in the tenth range",
    { port_ranges: [...ranges(9), { from_port: 99, to_port: 70000 }] },
    "port_ranges[9].to_port: must be at most 65535",
  ),

  listener(
    "an accelerator that is no UUID",
    { accelerator_id: "accelerator" },
    "accelerator_id: must be a valid uuid",
  ),
  listener("an empty accelerator", { accelerator_id: "" }, "accelerator_id: must be a valid uuid"),
  listener(
    "an accelerator of 37 characters",
    { accelerator_id: "ac1bf54f-6a23-4074-af77-800648d25bc8a" },
    "accelerator_id: length must be at most 36",
  ),
  listener("a number as the accelerator", { accelerator_id: 1 }, "accelerator_id: must be string"),

  listener("tags that are no list", { tags: { tagKey: "tagValue" } }, "tags: must be array"),
  listener("an empty list of tags", { tags: [] }, "tags: number of items must be at least 1"),
  listener("21 tags", { tags: tags(21) }, "tags: number of items must be at most 20"),
  listener("a tag in words", { tags: ["a=b"] }, "tags[0]: must be object"),
  listener("a tag without a key", { tags: [{ value: "a" }] }, "tags[0].key: is required"),
  listener("a tag without a value", { tags: [{ key: "a" }] }, "tags[0].value: is required"),
  listener(
    "a third property in a tag",
    { tags: [{ key: "a", value: "b", scope: "c" }] },
    "tags[0].scope: is not a known property",
  ),
  listener("an empty key", tag("", "a"), "tags[0].key: length must be at least 1"),
  listener(
    "a key of 129 characters",
    tag("k".repeat(129), "a"),
    "tags[0].key: length must be at most 128",
  ),
  listener(
    "a key of 129 Chinese characters",
    tag("键".repeat(129), "a"),
    "tags[0].key: length must be at most 128",
  ),
  listener(
    "a system key",
    tag("_sys_owner", "a"),
    "tags[0].key: must not be one of the excluded values",
  ),
  listener("a slash in the key", tag("a/b", "a"), `tags[0].key: ${ruleOfKey}`),
  listener("a star in the key", tag("a*b", "a"), `tags[0].key: ${ruleOfKey}`),
  listener("a tab in the key", tag("a\tb", "a"), `tags[0].key: ${ruleOfKey}`),
  listener("a no-break space in the key", tag("a\u00a0b", "a"), `tags[0].key: ${ruleOfKey}`),
  listener("a symbol in the key", tag("☃", "a"), `tags[0].key: ${ruleOfKey}`),
  listener("null as the key", tag(null, "a"), "tags[0].key: must be string"),
  listener(
    "a value of 256 characters",
    tag("a", "v".repeat(256)),
    "tags[0].value: length must be at most 255",
  ),
  listener("a comma in the value", tag("a", "b,c"), `tags[0].value: ${ruleOfValue}`),
  listener("a line feed in the value", tag("a", "b\nc"), `tags[0].value: ${ruleOfValue}`),
  listener("a number as the value", tag("a", 1), "tags[0].value: must be string, null"),
];

/** The example at every legal boundary. */
export const legal: readonly (readonly [
  what: string,
  change: Readonly<Record<string, unknown>>,
])[] = [
  ["as it is", {}],
  [
    "with only what is required",
    { description: undefined, client_affinity: undefined, tags: undefined },
  ],
  ["a name of one character", { name: "a" }],
  ["a name of 64 characters", { name: "a".repeat(64) }],
  ["a name of hyphens and digits", { name: "--0-9--" }],
  ["an empty description", { description: "" }],
  ["a description of 255 characters", { description: "d".repeat(255) }],
  ["a description of 255 Chinese characters", { description: "描".repeat(255) }],
  ["a description of 255 emoji", { description: "🎧".repeat(255) }],
  ["a description of more than one line", { description: 'a\n"b" & c\\' }],
  ["UDP", { protocol: "UDP" }],
  ["affinity NONE", { client_affinity: "NONE" }],
  ["port 1", port(1, 1)],
  ["port 65535", port(65535, 65535)],
  ["all ports", port(1, 65535)],
  ["a port written as 80.0", port(80.0, 8e1)],
  ["ten port ranges", { port_ranges: ranges(10) }],
  [
    "adjacent port ranges",
    {
      port_ranges: [
        { from_port: 1, to_port: 80 },
        { from_port: 81, to_port: 90 },
      ],
    },
  ],
  ["port 22, which is only advised against", port(22, 22)],
  ["an accelerator in capitals", { accelerator_id: "AC1BF54F-6A23-4074-AF77-800648D25BC8" }],
  ["20 tags", { tags: tags(20) }],
  ["a key of one character", tag("k", "v")],
  ["a key of 128 characters", tag("k".repeat(128), "v")],
  ["a key of 128 Chinese characters", tag("键".repeat(128), "值")],
  ["a key of 128 characters outside the basic plane", tag("𠀀".repeat(128), "v")],
  ["a key with every sign", tag("a _.:=+-@", "a _.:/=+-@")],
  ["a key with combining marks", tag("e\u0301ä", "v")],
  ["a key that only contains _sys_", tag("a_sys_b", "v")],
  ["a key that begins with _SYS_", tag("_SYS_a", "v")],
  ["an empty value", tag("k", "")],
  ["a null value", tag("k", null)],
  ["a value of 255 characters", tag("k", "v".repeat(255))],
  ["a value of 255 Chinese characters", tag("k", "值".repeat(255))],
];
