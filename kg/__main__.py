"""``python -m kg`` is the same door as the command ``kg``."""

from .cli import main

main()
