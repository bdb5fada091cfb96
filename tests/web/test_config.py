"""Settings: flags over variables over defaults, every fault told with name, value and next step."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.running import ROOT, RunningServer, free_port
from web.config import SETTINGS, Config
from web.configure import BadSetting, read_config
from web.workfiles import VarRefused

SECRET = "correct-horse-battery-staple-0123456789"


def read(tmp_path: Path, flags: dict[str, str | None] | None = None, **environ: str) -> Config:
    return read_config({"SIDELINE_VAR": str(tmp_path / "var"), **environ}, flags)


def test_a_flag_wins_over_its_variable_and_that_over_the_default(tmp_path: Path) -> None:
    assert read(tmp_path).port == 8000
    assert read(tmp_path, SIDELINE_PORT="8100").port == 8100
    assert read(tmp_path, {"port": "8200"}, SIDELINE_PORT="8100").port == 8200


def test_feedback_lies_under_var_unless_a_file_is_named(tmp_path: Path) -> None:
    assert read(tmp_path).feedback_file == tmp_path / "var" / "feedback.sqlite3"
    assert read(tmp_path, SIDELINE_STORE="/srv/club.sqlite3").feedback_file == Path("/srv/club.sqlite3")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SIDELINE_PORT", "eighty"),
        ("SIDELINE_PORT", "0"),
        ("SIDELINE_PORT", "70000"),
        ("SIDELINE_PORT", "８０００"),
        ("SIDELINE_WORKERS", "-1"),
        ("SIDELINE_HOST", "http://here"),
        ("SIDELINE_RATE_LIMIT", "maybe"),
        ("SIDELINE_CHAT_RATE", "0"),
        ("SIDELINE_ORIGINS", "*"),
        ("SIDELINE_ORIGINS", "null"),
        ("SIDELINE_ORIGINS", "https://club.example/page"),
        ("SIDELINE_ORIGINS", "https://*.club.example"),
        ("SIDELINE_ORIGINS", "https://club.example; script-src *"),
        ("SIDELINE_URL", "bot.example"),
        ("SIDELINE_URL", "https://user:pass@bot.example"),
        ("SIDELINE_URL", "javascript:alert(1)"),
        ("SIDELINE_URL", "https://club.example/library"),
        ("SIDELINE_URL", "https://club.example/api/bot/"),
        ("SIDELINE_URL", "https://club.example/our//bot"),
        ("SIDELINE_URL", "https://club.example/../bot"),
        ("SIDELINE_URL", "https://club.example/b%C3%B6t"),
        ("SIDELINE_TRUSTED_HOSTS", "bot.example:443"),
        ("SIDELINE_TRUSTED_HOSTS", "[2001:db8::1]:443"),
        ("SIDELINE_TRUSTED_HOSTS", "2001:db8:::1"),
        ("SIDELINE_TRUSTED_PROXIES", "many"),
        ("SIDELINE_CONTACT_URL", "javascript:alert(1)"),
        ("SIDELINE_CONVERSATION_MINUTES", "0"),
    ],
)
def test_a_bad_value_is_told_with_name_value_and_next_step(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(BadSetting) as caught:
        read(tmp_path, None, **{name: value})
    fault = caught.value
    assert (fault.name, fault.value) == (name, value)
    assert fault.why
    assert fault.remedy
    assert str(fault).startswith(f"{name}={value!r}: ")


def test_a_bad_flag_is_told_by_the_flags_name(tmp_path: Path) -> None:
    with pytest.raises(BadSetting) as caught:
        read(tmp_path, {"port": "x"})
    assert caught.value.name == "--port"


def test_the_value_of_a_secret_setting_is_never_told(tmp_path: Path) -> None:
    for name, value in {"SIDELINE_REDIS_URL": "http://:hunter2@cache", "SIDELINE_SECRET": "hunter2"}.items():
        with pytest.raises(BadSetting) as caught:
            read(tmp_path, None, **{name: value})
        assert "hunter2" not in str(caught.value)
    assert SECRET not in repr(read(tmp_path, SIDELINE_SECRET=SECRET))


def test_origins_are_brought_to_the_form_that_browsers_send(tmp_path: Path) -> None:
    config = read(tmp_path, SIDELINE_ORIGINS=" https://Club.example/ ,http://a.example:80,https://b.example:8443")
    assert config.origins == ("https://club.example", "http://a.example", "https://b.example:8443")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "bot.example", "127.0.0.1.evil.example"])
def test_a_server_that_others_can_reach_has_no_default_secret(tmp_path: Path, host: str) -> None:
    with pytest.raises(BadSetting) as caught:
        read(tmp_path, SIDELINE_HOST=host)
    assert caught.value.name == "SIDELINE_SECRET"
    assert "token_urlsafe" in caught.value.remedy
    assert not (tmp_path / "var").exists()
    assert read(tmp_path, SIDELINE_HOST=host, SIDELINE_SECRET=SECRET).secret == SECRET.encode()


def test_on_loopback_a_secret_is_made_once_kept_private_and_said(tmp_path: Path) -> None:
    first, second = read(tmp_path), read(tmp_path)
    path = tmp_path / "var" / "secret"
    assert first.secret == second.secret
    assert len(first.secret) >= 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert any("generated" in note for note in first.notes)
    assert not any("generated" in note for note in second.notes)
    assert os.listdir(path.parent) == ["secret"]


def test_servers_that_start_together_share_one_secret(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        secrets = {config.secret for config in pool.map(lambda _: read(tmp_path), range(32))}
    assert len(secrets) == 1


def test_a_secret_that_others_may_read_is_refused(tmp_path: Path) -> None:
    read(tmp_path)
    path = tmp_path / "var" / "secret"
    path.chmod(0o644)
    with pytest.raises(VarRefused, match="chmod 600"):
        read(tmp_path)


def test_a_contact_needs_both_parts(tmp_path: Path) -> None:
    with pytest.raises(BadSetting) as caught:
        read(tmp_path, SIDELINE_CONTACT_LABEL="Ask a coach")
    assert caught.value.name == "SIDELINE_CONTACT_URL"


def test_what_an_operator_should_know_is_noted(tmp_path: Path) -> None:
    notes = " ".join(read(tmp_path, SIDELINE_WORKERS="2", SIDELINE_PROT="8001").notes)
    assert "SIDELINE_PROT" in notes
    assert "2 workers without SIDELINE_REDIS_URL" in notes
    open_to_all = read(tmp_path, SIDELINE_HOST="0.0.0.0", SIDELINE_SECRET=SECRET)
    assert any("SIDELINE_URL" in note for note in open_to_all.notes)


def run_web(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("SIDELINE_")}
    command = [sys.executable, "-m", "web", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=clean | environ, capture_output=True, text=True, timeout=60, check=False
    )


def test_help_tells_every_flag_and_variable() -> None:
    done = run_web("--help")
    assert done.returncode == 0
    for setting in SETTINGS:
        assert setting.variable in done.stdout
        assert setting.flag is None or setting.flag in done.stdout


def test_the_command_ends_with_2_on_a_bad_setting_and_says_what_to_do(tmp_path: Path) -> None:
    done = run_web("--host", "0.0.0.0", SIDELINE_VAR=str(tmp_path))
    assert done.returncode == 2
    assert "SIDELINE_SECRET" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_check_tells_bad_settings_and_a_taken_port_and_starts_nothing(site: RunningServer, tmp_path: Path) -> None:
    bad = run_web("--check", "--host", "0.0.0.0", SIDELINE_VAR=str(tmp_path))
    assert (bad.returncode, bad.stdout) == (2, "")
    assert "SIDELINE_SECRET" in bad.stderr
    taken = run_web("--check", "--port", str(site.port), SIDELINE_VAR=str(tmp_path))
    assert (taken.returncode, taken.stdout) == (3, "")
    assert f"port {site.port}" in taken.stderr
    good = run_web("--check", "--port", str(free_port()), SIDELINE_VAR=str(tmp_path))
    assert good.returncode == 0, good.stderr
    assert "the settings can be used" in good.stdout
