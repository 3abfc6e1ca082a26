"""Connect only to addresses that were checked: one resolution, one check, one connection to that very address.

A second resolution between check and connection is how a name that changes its address gets into a private network.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Collection, Iterable
from typing import Any

import httpcore

from normalizers.errors import SourceRefusedError


class PrivateAddressError(SourceRefusedError):
    """A host that resolves to a private, loopback, link-local or reserved address."""


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
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if host in allowed_hosts or f"{host}:{port}" in allowed_hosts:
        return addresses
    for address in addresses:
        # All must be public: a mixed answer is how a rebinding name hides.
        parsed = ipaddress.ip_address(address.split("%")[0])
        mapped = getattr(parsed, "ipv4_mapped", None) or parsed
        if not mapped.is_global or mapped.is_multicast:
            raise PrivateAddressError(f"{host} is at {address}, which is no public address. If it is yours, pass --allow-host {host}")
    return addresses


class CheckedBackend(httpcore.NetworkBackend):
    """httpcore's own sockets, but the name is resolved and checked here and the checked address is what is dialled."""

    def __init__(self, allowed_hosts: Collection[str] = ()) -> None:
        self._allowed = frozenset(allowed_hosts)
        self._backend = httpcore.SyncBackend()

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
            addresses = checked_addresses(host, port, self._allowed)
        except OSError as cause:
            raise httpcore.ConnectError(f"{host} does not resolve: {cause}") from cause
        for address in addresses:
            try:
                return self._backend.connect_tcp(address, port, timeout, local_address, socket_options)
            except httpcore.ConnectError as cause:
                error = cause
        raise error or httpcore.ConnectError(f"{host} has no address")

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.NetworkStream:
        raise httpcore.ConnectError("Unix sockets are not fetched from")

    def sleep(self, seconds: float) -> None:
        self._backend.sleep(seconds)
