"""HTTP clients by how a host's certificate is treated: verified, verified over old TLS, or accepted as it is."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Collection, Mapping

import httpcore
import httpx

from flows.addresses import CheckedBackend, Deadline

STRICT, LEGACY, UNVERIFIED = "strict", "legacy", "unverified"


def tls_context(mode: str) -> ssl.SSLContext:
    """Make the context of one mode.

    'legacy' speaks old versions and ciphers but still verifies; 'unverified' is only for hosts that the sources file
    names one by one: a person wrote the certificate's problem down there.
    """
    context = ssl.create_default_context()
    if mode == LEGACY:
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.set_ciphers("DEFAULT:@SECLEVEL=0")
        context.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)
    elif mode == UNVERIFIED:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


class Clients:
    """One client per TLS mode, made when it is first needed. Safe to share between threads.

    Args:
        user_agent: Names the project and a contact address.
        allowed_hosts: Hosts with private addresses that the operator allows.
        modes: TLS mode by host; hosts not named are strict.
        proxy: Address of a proxy, None for none.
        read_seconds: Longest silence of a connection.
    """

    def __init__(
        self, user_agent: str, allowed_hosts: Collection[str], modes: Mapping[str, str], proxy: str | None, read_seconds: float
    ) -> None:
        self.deadline = Deadline()
        self._user_agent, self._allowed, self._modes, self._proxy, self._read = user_agent, allowed_hosts, modes, proxy, read_seconds
        self._clients: dict[str, httpx.Client] = {}
        self._lock = threading.Lock()

    def of(self, host: str) -> httpx.Client:
        """Return the client for a host."""
        mode = self._modes.get(host, STRICT)
        with self._lock:
            if mode not in self._clients:
                self._clients[mode] = self._new(mode)
            return self._clients[mode]

    def _new(self, mode: str) -> httpx.Client:
        context = tls_context(mode)
        transport = httpx.HTTPTransport(verify=context, retries=0)
        pool: httpcore.ConnectionPool
        if self._proxy is None:
            pool = httpcore.ConnectionPool(context, network_backend=CheckedBackend(self._allowed, self.deadline), max_connections=20)
        else:
            pool = httpcore.HTTPProxy(self._proxy, ssl_context=context, network_backend=CheckedBackend(None, self.deadline))
        transport._pool = pool  # httpx has no public way to give a network backend
        timeout = httpx.Timeout(self._read)
        return httpx.Client(transport=transport, timeout=timeout, headers={"User-Agent": self._user_agent}, trust_env=False)

    def close(self) -> None:
        for client in self._clients.values():
            client.close()
