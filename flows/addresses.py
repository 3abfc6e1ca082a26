"""Connect only to addresses that were checked: one resolution, one check, one connection to that very address.

A second resolution between check and connection is how a name that changes its address gets into a private network.
Every wait on the connection also ends at the request's deadline: a read time-out alone never fires on a slow drip.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Collection, Iterable
from typing import Any

import httpcore

from normalizers.errors import SourceRefusedError


class PrivateAddressError(SourceRefusedError):
    """A host that resolves to a private, loopback, link-local or reserved address."""


def is_public(address: str) -> bool:
    """Return whether a literal address is one of the public internet; an IPv4 address in IPv6 dress counts as itself.

    >>> is_public("::ffff:10.0.0.1"), is_public("169.254.169.254"), is_public("64:ff9b::a00:1")
    (False, False, False)
    """
    parsed = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    mapped = getattr(parsed, "ipv4_mapped", None) or getattr(parsed, "sixtofour", None) or parsed
    translated = parsed.version == 6 and parsed in ipaddress.ip_network("64:ff9b::/96")  # NAT64 leads to any IPv4 address
    return mapped.is_global and not mapped.is_multicast and not translated


def checked_addresses(host: str, port: int, allowed_hosts: Collection[str]) -> list[str]:
    """Resolve a host once and return the addresses that may be connected to.

    Args:
        host: Name or literal address.
        port: TCP port.
        allowed_hosts: Hosts (or host:port) whose private addresses the operator allows.

    Raises:
        PrivateAddressError: Any address of the host is not public and the host is not allowed.
        OSError: The name does not resolve.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:  # a label of no or too many letters
        raise OSError(f"{host!r} is no host name") from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if host in allowed_hosts or f"{host}:{port}" in allowed_hosts:
        return addresses
    for address in addresses:
        # All must be public: a mixed answer is how a rebinding name hides.
        if not is_public(address):
            raise PrivateAddressError(f"{host} is at {address}, which is no public address. If it is yours, pass --allow-host {host}")
    return addresses


class Deadline(threading.local):
    """When the request of this thread must have ended, on the monotonic clock."""

    end: float = float("inf")

    def left(self, timeout: float | None) -> float:
        """Return the seconds that one wait may take.

        Raises:
            httpcore.ReadTimeout: The time is over.
        """
        left = self.end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the request's time is over")
        return left if timeout is None else min(timeout, left)


class TimedStream(httpcore.NetworkStream):
    """A connection whose every wait ends at the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return TimedStream(self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout)), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class CheckedBackend(httpcore.NetworkBackend):
    """httpcore's own sockets, but the name is resolved and checked here and the checked address is what is dialled.

    Args:
        allowed_hosts: Hosts whose private addresses the operator allows; None allows all (the operator's own proxy).
        deadline: When the thread's request must have ended.
    """

    def __init__(self, allowed_hosts: Collection[str] | None = (), deadline: Deadline | None = None) -> None:
        self._allowed = None if allowed_hosts is None else frozenset(allowed_hosts)
        self._backend = httpcore.SyncBackend()
        self._deadline = deadline or Deadline()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        error: Exception | None = None
        try:
            addresses = checked_addresses(host, port, (host,) if self._allowed is None else self._allowed)
        except OSError as cause:
            raise httpcore.ConnectError(f"{host} does not resolve: {cause}") from cause
        for address in addresses:
            try:
                stream = self._backend.connect_tcp(address, port, self._deadline.left(timeout), local_address, socket_options)
                return TimedStream(stream, self._deadline)
            except httpcore.ConnectError as cause:
                error = cause
        raise error or httpcore.ConnectError(f"{host} has no address")

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.NetworkStream:
        raise httpcore.ConnectError("Unix sockets are not fetched from")

    def sleep(self, seconds: float) -> None:
        self._backend.sleep(seconds)
