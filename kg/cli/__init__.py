"""The door: ``kg``. Each command lives in a module of its own and imports its rooms when it runs."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from .. import __version__
from ..errors import KgError

# command -> (module in this package, help line): the help lines stand here so that ``kg --help``
# loads nothing. A test holds them against the commands themselves.
COMMANDS: dict[str, tuple[str, str]] = {
    "build": ("build", "Read documents and build or extend the graph."),
    "claims": ("rows", "List claims: who said what, when, where."),
    "links": ("rows", "List contradictions, agreements and shifts."),
    "query": ("query", "Run a named query, a file or standard input."),
    "queries": ("query", "List the named queries."),
    "view": ("view", "Write the HTML pages again."),
    "export": ("export", "Write the graph in another format."),
    "triples": ("triples", "Print subject, relation and arguments of sentences."),
    "review": ("links_more", "Record a verdict on a link."),
    "compare": ("links_more", "Compare pairs of sentences: contradiction, entailment or neutral."),
    "calibrate": ("links_more", "Refit the thresholds of the link rules from verdicts."),
    "import": ("imports", "Read a graph that 'kg export' wrote."),
    "check": ("check", "Check shapes and invariants of the graph."),
    "merge": ("history", "Take two names to be one."),
    "split": ("history", "Take a merged name apart again."),
    "forget": ("history", "Take a document out of the graph."),
    "restore": ("history", "Put a forgotten document back."),
    "retract": ("history", "Note that a source took a document back."),
    "history": ("history", "List what people changed."),
    "serve": ("serve", "Serve the pages, search and /sparql on this machine."),
    "quality": ("quality", "Score the pipeline against the gold of the Harbour sample."),
    "attributions": ("attributions", "Print who said what in documents, without a graph."),
}


class LazyGroup(click.Group):
    """A group that imports a command's module only when the command is called."""

    def list_commands(self, ctx):
        return list(COMMANDS)

    def get_command(self, ctx, name):
        if name not in COMMANDS:
            return None
        module = import_module(f".{COMMANDS[name][0]}", __package__)
        # "import" is a word of the language, so its function has an underscore more.
        return getattr(module, "import_" if name == "import" else name.replace("-", "_"))

    def format_commands(self, ctx, formatter):
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def resolve_command(self, ctx, args):
        import difflib

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else " 'kg --help' lists the commands."
            raise click.UsageError(f"No such command {args[0]!r}.{hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
@click.option("--debug", is_flag=True, help="Show tracebacks.")
@click.pass_context
def cli(ctx, debug):
    """Who claimed what, where the record contradicts itself, and where sources agree."""
    ctx.obj = {"debug": debug}


def main(argv: list[str] | None = None) -> None:
    """Run the command line; every failure is one line on stderr and an exit code."""
    args = sys.argv[1:] if argv is None else argv
    try:
        code = cli.main(args, prog_name="kg", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.Abort:
        click.echo("kg: interrupted", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of our pipe went away ("kg claims | head"): that is no failure.
        sys.stdout = None
        sys.exit(0)
    except Exception as error:
        if "--debug" in args:
            raise
        sys.exit(_explain(error))


def _explain(error: Exception) -> int:
    if isinstance(error, KgError):
        click.echo(f"kg: {error}", err=True)
        return error.exit_code
    click.echo(f"kg: unexpected {type(error).__name__}: {error} (run 'kg --debug …' and report it)", err=True)
    return 70
