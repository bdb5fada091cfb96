"""`python -m web`: start the server."""

from __future__ import annotations

import argparse
import sys
import textwrap

from bot.errors import SidelineError
from web.config import SETTINGS
from web.configure import read_config
from web.server import listening_address, serve


def main(arguments: list[str] | None = None) -> int:
    """Read the settings and serve; give the exit status: 0 stopped or checked, 2 a bad setting, 3 could not."""
    flags = vars(_parser().parse_args(arguments))
    check_only = flags.pop("check")
    try:
        config = read_config(flags=flags)
    except SidelineError as fault:
        print(f"python -m web: {fault}", file=sys.stderr)
        return 2
    for note in config.notes:
        print(f"Note: {note}", file=sys.stderr)
    try:
        if check_only:
            listening_address(config.host, config.port)
            print(f"Checked: the settings can be used, and port {config.port} of {config.host} is free.")
            return 0
        serve(config)
    except SidelineError as fault:
        print(f"python -m web: {fault}", file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        return 0
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m web",
        description="Serve the chat, its pages and its API.",
        epilog=_variables(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    for setting in SETTINGS:
        if setting.flag:
            parser.add_argument(
                setting.flag,
                dest=setting.name,
                metavar=setting.name[0].upper(),
                help=f"{setting.meaning} (default: {setting.default})",
            )
    parser.add_argument("--check", action="store_true", help="check the settings and the port, and start nothing")
    return parser


def _variables() -> str:
    """Tell every variable with its meaning and default."""
    lines = ["environment variables (a flag wins over its variable):"]
    for setting in SETTINGS:
        default = f" Default: {setting.default}." if setting.default else ""
        lines.append(f"  {setting.variable}")
        lines += textwrap.wrap(f"{setting.meaning}.{default}", 100, initial_indent=" " * 6, subsequent_indent=" " * 6)
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
