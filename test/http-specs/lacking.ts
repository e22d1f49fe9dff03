/** Scenarios that can't be done because the compiled OpenAPI document lacks the fact, by the fact. */
export const lacking: Readonly<Record<string, readonly string[]>> = {
  "a value of the path keeps its slashes ({+param}); OpenAPI 3.1 can't say it": [
    "Routes_PathParameters_ReservedExpansion_template",
    "Routes_PathParameters_ReservedExpansion_annotation",
  ],
  "a slash stands before a value of the path ({/param}); OpenAPI has no such style": [
    "Routes_PathParameters_PathExpansion_Standard_primitive",
    "Routes_PathParameters_PathExpansion_Standard_array",
    "Routes_PathParameters_PathExpansion_Explode_primitive",
    "Routes_PathParameters_PathExpansion_Explode_array",
    "Routes_PathParameters_PathExpansion_Explode_record",
  ],
  "the operation: its path has a query, which OpenAPI doesn't allow, so it is left out": [
    "Routes_QueryParameters_QueryContinuation_Standard_primitive",
    "Routes_QueryParameters_QueryContinuation_Standard_array",
    "Routes_QueryParameters_QueryContinuation_Standard_record",
    "Routes_QueryParameters_QueryContinuation_Explode_primitive",
    "Routes_QueryParameters_QueryContinuation_Explode_array",
    "Routes_QueryParameters_QueryContinuation_Explode_record",
  ],
  "a parameter of the path may be left out; in OpenAPI each is required": [
    "Parameters_Path_optional",
  ],
  "a list in a form is one part; OpenAPI gives each item a part": [
    "Payload_MultiPart_FormData_HttpParts_jsonArrayAndFileArray",
  ],
  "which property of an answer links to the next page": [
    "Payload_Pageable_ServerDrivenPagination_link",
    "Payload_Pageable_ServerDrivenPagination_linkString",
    "Payload_Pageable_ServerDrivenPagination_nestedLink",
    "Payload_Pageable_XmlPagination_listWithNextLink",
  ],
};

/** Scenarios that a generated client fails, by the reason. */
export const failing: Readonly<Record<string, readonly string[]>> = {
  "a method that reads nothing but JSON leaves Accept to the platform, and the server wants it said":
    ["Payload_MediaType_StringBody_getAsJson"],
};
