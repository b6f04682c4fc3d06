"""claimkg: who claimed what, where the record contradicts itself, and where sources agree.

The public names are listed in ``__all__``; everything heavy is imported on first use, so
that ``import kg`` and ``kg --help`` stay instant.
"""

from importlib import import_module

__version__ = "0.1.0"

_PUBLIC = {
    "open": "kg.api",
    "build": "kg.pipeline",
    "sample": "kg.samples",
    "Graph": "kg.api",
    "Claim": "kg.model",
    "Link": "kg.model",
    "Document": "kg.model",
    "KgError": "kg.errors",
}
__all__ = ["__version__", *_PUBLIC]


def __getattr__(name: str):
    if name in _PUBLIC:
        return getattr(import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__():
    return sorted(__all__)
