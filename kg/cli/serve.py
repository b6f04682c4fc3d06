"""``kg serve``: a local web server over the graph."""

from __future__ import annotations

import click

from . import options


@click.command()
@options.graph
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8765, show_default=True)
@click.option("--expose", is_flag=True, help="Allow other machines; the token is then needed for everything.")
@click.option("--author", envvar="KG_AUTHOR", help="Whose verdicts these are; your user name unless given.")
@click.option("--timeout", type=click.FloatRange(0.1), default=30.0, show_default=True, help="Seconds for a query.")
@click.option("--max-rows", type=click.IntRange(1), default=100_000, show_default=True, help="Rows of an answer.")
def serve(graph, host, port, expose, author, timeout, max_rows):
    """Serve the pages, with verdicts, search, questions and /sparql, to this machine alone."""
    import secrets

    from .. import api
    from ..serve import ServeError, Settings, hosts, is_loopback

    if not is_loopback(host) and not expose:
        raise ServeError("other machines could reach that address", host, "add --expose if that is what you want")
    try:
        import uvicorn

        from ..serve.app import create
    except ImportError as error:
        raise ServeError("the server needs starlette and uvicorn", "", "pip install 'claimkg[serve]'") from error
    _free(host, port)
    with api.open(graph) as opened:
        documents, claims = len(opened.documents()), len(opened.claims())
    options.say(f"kg: {graph}: {options.count(documents, 'document')}, {options.count(claims, 'claim')}")
    settings = Settings(
        graph, secrets.token_urlsafe(24), hosts(host, port), author or options.user(),
        expose or not is_loopback(host), timeout, max_rows,
    )  # fmt: skip
    shown = f"[{host}]" if ":" in host else host
    options.say(f"kg: open http://{shown}:{port}/?token={settings.token} (Ctrl-C stops it)")
    uvicorn.run(create(settings), host=host, port=port, log_level="warning", server_header=False)


def _free(host: str, port: int) -> None:
    """Raise ServeError where the address cannot be listened on, before anything is printed or read."""
    import socket

    from ..serve import ServeError

    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        import errno

        if error.errno == errno.EADDRINUSE:
            raise ServeError(
                f"port {port} is in use", host, f"stop what listens there, or choose another: --port {port % 65535 + 1}"
            ) from None
        raise ServeError(f"cannot listen there: {error.strerror or error}", f"{host}:{port}", "try --port") from None
