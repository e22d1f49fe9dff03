"""Stands in for the package `requests`, so that samples run without it: what they use of it, sent with fetch."""

import json as _json
from urllib.parse import urlencode

from js import Object, Request, fetch
from pyodide.ffi import run_sync, to_js


class HTTPError(Exception):
    pass


class Response:
    def __init__(self, answer, text):
        self.status_code = answer.status
        self.headers = {name.title(): value for name, value in Object.fromEntries(answer.headers).to_py().items()}
        self.text = text

    def json(self):
        return _json.loads(self.text)

    def raise_for_status(self):
        if self.status_code >= 400:
            raise HTTPError(f"{self.status_code}: {self.text}")


def request(method, url, *, params=None, headers=None, json=None, timeout):
    headers = dict(headers or {})
    body = None
    if json is not None:
        headers.setdefault("Content-Type", "application/json")
        body = _json.dumps(json)
    if params:
        url += "?" + urlencode(params)
    init = {"method": method, "headers": headers, **({} if body is None else {"body": body})}
    answer = run_sync(fetch(Request.new(url, to_js(init, dict_converter=Object.fromEntries))))
    return Response(answer, run_sync(answer.text()))


def get(url, **options):
    return request("GET", url, **options)


def post(url, **options):
    return request("POST", url, **options)


def put(url, **options):
    return request("PUT", url, **options)


def delete(url, **options):
    return request("DELETE", url, **options)
