const service = "service.region.example.com";
const endpoint = "service.endpoint.myhuaweicloud.com";
const project = "/v1/77b6a44cba5143ab91d13ab9a8ff44fd";
/** The published requests and their signatures: access key `AccessKey`, secret key `SecretKey`. */
export const vectors = [
  {
    request: `GET ${service} ${project}/vpcs?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0`,
    date: "20191115T033655Z",
    signature: "fd95e7da6f695cfb4cabbb9d6b0968aec155bc576b064835282473539ae9ea1d",
  },
  {
    request: `POST ${service} ${project}/vpc/123`,
    body: '{"key":"value"}',
    date: "20191115T033655Z",
    signature: "b5649aa774f6cac7437631662f08815fc65c70e40e486df6db2436ce68902771",
  },
  {
    request: `GET ${endpoint} /resources?size=1`,
    date: "20200608T023900Z",
    signature: "cfb4171acec81de07d50e53d57eb77edd537414d66ddb1d7d780f128e12cd842",
  },
  {
    request: `POST ${endpoint} /resources?size=1`,
    body: '{"name":"test","id":1}',
    date: "20200608T023900Z",
    signature: "436b1ac0a1ae03705934bb70ef2f2e09f7bfed2117d731a38235053199323a1f",
  },
];
