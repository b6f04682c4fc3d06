"""The one error family. A message says what happened, where, and what to do next."""


class KgError(Exception):
    """Anything the user can be told about in one line; the command line exits with ``exit_code``."""

    exit_code = 2

    def __init__(self, what: str, where: object = "", hint: str = ""):
        self.what, self.where, self.hint = what, str(where), hint
        super().__init__(what, self.where, hint)

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        return f"{line} ({self.hint})" if self.hint else line


class SourceError(KgError):
    """A file, folder, URL or feed that gives no usable text."""


class ModelError(KgError):
    """A language or inference model that is missing, damaged or of the wrong kind."""


class StoreError(KgError):
    """A graph directory or endpoint that cannot be opened, read or written."""


class MissingError(StoreError):
    """A graph that an endpoint does not hold."""


class QueryError(KgError):
    """A query that is malformed or cannot be answered."""


class ForbiddenQuery(QueryError):
    """A query that would change the graph or read another one."""


class OversizedQuery(QueryError):
    """A query, or an answer, that is larger than allowed."""


class StoppedQuery(QueryError):
    """A query that took more time or memory than it may."""


class ReviewError(KgError):
    """A verdict that cannot be recorded."""


class ExportError(KgError):
    """An output that cannot be written."""
