"""Which claims contradict, repeat, support, qualify or succeed one another, and why in plain words."""

from __future__ import annotations

from .finding import VERSION, find, proposed

__all__ = ["VERSION", "find", "proposed"]
