"""What the README says is so: its commands run, its example letter renders, its links and options exist."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.dispatch.mail.serving import mail_server
from tests.signing.pki import PIN, authority

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
REGISTER = README[README.index("## Number, issue, register") : README.index("## Send")]
SEND = README[README.index("## Send") : README.index("## Sign, verify, keep")]
SIGN = README[README.index("## Sign, verify, keep") : README.index("## Lists from Excel")]
CONGVAN = (sys.executable, "-m", "congvan")


def commands() -> list[str]:
    """Return the commands that stand for themselves."""
    return commands_of(README.replace(REGISTER, "").replace(SEND, "").replace(SIGN, ""))


def commands_of(text: str) -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.startswith("congvan ")]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    for name in ("congvan.yaml", "recipients.yaml", "letters", "templates"):
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / name)
    return tmp_path


def run(words: list[str], folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "CONGVAN_LANG": "en", **more}
    return subprocess.run([*CONGVAN, *words], cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_readme_has_commands_to_try() -> None:
    assert len(commands()) == 11


@pytest.mark.parametrize("command", commands())
def test_every_command_of_the_readme_runs(command: str, office: Path) -> None:
    from openpyxl import Workbook  # noqa: PLC0415 - one command needs a workbook to import

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["mã", "tên đơn vị", "nhóm", "thư điện tử"])
    sheet.append(["thpt-a", "Trường THPT A", "truong-thpt", "a@haiphong.example"])
    book.save(office / "units.xlsx")
    done = run(shlex.split(command)[1:], office)
    if command.startswith("congvan check "):  # the directive has slips of its own, and they are told
        assert (done.returncode, bool(done.stderr)) == (1, True)
    else:
        # a slow machine tells how far it is
        told = [line for line in done.stderr.splitlines() if not re.fullmatch(r"\d+ of \d+ letters", line)]
        assert (done.returncode, told) == (0, [])
    assert done.stdout


def test_the_small_letter_of_the_readme_makes_letters(office: Path) -> None:
    letter = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)[0]
    (office / "letters/nho.yaml").write_text(letter, encoding="utf-8")
    done = run(["render", "letters/nho.yaml", "--for", "units"], office)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(list((office / "out").glob("nho_thpt-*.docx"))) > 50


def test_the_settings_of_the_readme_are_heeded(office: Path) -> None:
    settings = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)[2]
    letter = "letters/trien-khai-nghi-quyet-20.yaml"
    before = run(["check", letter], office).stderr
    path = office / "congvan.yaml"
    path.write_text(path.read_text(encoding="utf-8") + settings, encoding="utf-8")
    after = run(["check", letter], office).stderr
    assert "ND011" in before
    assert "ND011" not in after
    assert "CK0" not in after


def test_the_small_letter_is_issued_by_the_commands_of_the_readme(office: Path) -> None:
    letter = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)[0]
    (office / "letters/nho.yaml").write_text(letter, encoding="utf-8")
    said = {}
    for command in commands_of(REGISTER):
        words = shlex.split(command)[1:]
        done = run(words, office)
        assert done.returncode == 0, (command, done.stderr)
        said[command] = done.stdout
    assert len(said) == 11
    assert len(list((office / "van-ban-di/2022/nho").glob("0001_thpt-*.docx"))) > 50
    assert "01/SGDĐT-VP" in said['congvan register list "so lieu"']
    assert {path.name for path in (office / "so-van-ban").glob("so-*")} == {
        *("so-van-ban-di-2022.pdf", "so-van-ban-di-2022.docx")
    }


def test_the_small_letter_is_sent_by_the_commands_of_the_readme(office: Path, tmp_path: Path) -> None:
    letter = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)[0]
    (office / "letters/nho.yaml").write_text(letter, encoding="utf-8")
    settings = re.findall(r"```yaml\n(.*?)```", SEND, re.DOTALL)[0].replace("    user: vanthu\n", "")
    units = office / "recipients.yaml"
    listed = units.read_text(encoding="utf-8")
    first = listed.index("- id: thpt-")
    head = listed[:first].rpartition("units:")[0]
    names = {"thpt-cat-ba": "email", "thpt-cat-hai": "paper", "thpt-ngo-quyen": "exchange"}
    units.write_text(
        head
        + "units:\n"
        + "".join(
            f"  - {{id: {name}, name: Trường {name}, group: truong-thpt, email: {way}@thpt.example, "
            f"ways: {way}, organ_id: H24.15.{place}}}\n"
            for place, (name, way) in enumerate(names.items(), 1)
        ),
        encoding="utf-8",
    )
    issue = "issue letters/nho.yaml --date 12/8/2022 --yes 3 --format docx,pdf"
    for line in ("register init", issue):
        done = run(shlex.split(line), office)
        assert done.returncode == 0, done.stderr
    with mail_server(tmp_path / "server") as server:
        where = f"localhost\n    port: {server.port}\n    authority_file: {server.ca_file}"
        text = settings.replace("smtp.sgddt.haiphong.example", where)
        path = office / "congvan.yaml"
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
        (office / "Maildir").mkdir()
        for command in commands_of(SEND):
            if " exchange read " in command:
                written = next((office / "lien-thong/nho").glob("*.edxml"))
                answered = run(
                    ["dispatch", "exchange", "answer", str(written), "--status", "03", "-o", "tra-loi.edxml"], office
                )
                assert answered.returncode == 0, answered.stderr
            words = shlex.split(command.replace("~/", ""))[1:]
            if words[1] in {"email", "posted"} or words[1:3] == ["exchange", "write"]:
                words += ["--yes", "1"]
            done = run(words, office)
            assert done.returncode == 0, (command, done.stdout, done.stderr)
        [mail] = server.accepted()
        assert mail.recipients == ("email@thpt.example",)
    assert {one.name for one in (office / "goi-in/nho").iterdir()} == {
        *("letters.pdf", "envelopes.pdf", "labels.pdf", "danh-sach.pdf", "so-buu-dien.pdf", "so-buu-dien.docx")
    }
    assert (office / "bao-cao.xlsx").exists()


def test_the_small_letter_is_signed_and_kept_by_the_commands_of_the_readme(office: Path) -> None:
    letter = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)[0]
    (office / "letters/nho.yaml").write_text(letter, encoding="utf-8")
    units = office / "recipients.yaml"
    text = units.read_text(encoding="utf-8")
    names = ("thpt-cat-ba", "thpt-cat-hai", "thpt-ngo-quyen")
    few = [f'  - {{id: {name}, name: Trường {name}, group: truong-thpt, email: ""}}\n' for name in names]
    units.write_text(text[: text.index("- id: thpt-")].rpartition("units:")[0] + "units:\n" + "".join(few), "utf-8")
    with_keys(office)
    for line in ("register init", "issue letters/nho.yaml --date 12/8/2022 --yes 3 --format docx,pdf"):
        done = run(shlex.split(line), office)
        assert done.returncode == 0, done.stderr
    said = {}
    for command in commands_of(SIGN):
        words = shlex.split(command.replace("../ban-sao", "ban-sao"))[1:]
        words += ["--yes", str(len(list((office / "van-ban-di/2022/nho").glob("*.pdf"))))] if words[0] == "sign" else []
        done = run(words, office, CONGVAN_PIN=PIN)
        assert done.returncode == 0, (command, done.stdout, done.stderr)
        said[command] = done.stdout
    assert len(said) == 10
    assert "Phạm Quốc Hiệu" in said["congvan verify da-ky/2022/nho"]
    assert "as it was written" in said["congvan archive verify --read-data"]
    assert "thpt-ngo-quyen" in said['congvan archive find "so lieu"']
    assert len(list((office / "luu-tru").rglob("*.pdf"))) == len(list((office / "ban-sao").rglob("*.pdf"))) == 3
    assert (office / "nop-luu/bien-ban-giao-nhan.pdf").exists()


def with_keys(office: Path) -> None:
    """Give an office what the README's settings name: keys, a seal, a trusted authority, danh mục hồ sơ."""
    pki = authority()
    for who in ("leader", "office"):
        (office / f"{who}.p12").write_bytes(pki.p12(who)[0])
    (office / "chung-thu-goc").mkdir()
    (office / "chung-thu-goc/goc.cer").write_bytes(pki.root_der)
    seal = Image.new("RGBA", (200, 200))
    ImageDraw.Draw(seal).ellipse((5, 5, 195, 195), outline=(220, 0, 0, 255), width=9)
    seal.save(office / "dau.png")
    settings = re.findall(r"```yaml\n(.*?)```", SIGN, re.DOTALL)[0]
    settings = re.sub(r"key: {.*}", "key: {file: office.p12}", settings)
    settings = settings.replace("54 01 0A 3F", pki.serial("office"))
    path = office / "congvan.yaml"
    text = path.read_text(encoding="utf-8")
    signer = f"    key: {{file: leader.p12}}\n    certificates: {pki.serial('leader')}\n"
    at = text.index("    position: PHÓ GIÁM ĐỐC")
    path.write_text(text[:at] + signer + text[at:] + settings, encoding="utf-8")
    (office / "danh-muc-ho-so.yaml").write_text(
        "year: 2022\nheadings:\n  - title: Văn phòng\n    code: VP\n    files:\n"
        "      - {title: Thống kê đầu năm học, maintenance: 10 năm, creator: Văn phòng}\n",
        encoding="utf-8",
    )


def test_the_books_of_the_readme_are_kept(office: Path) -> None:
    settings = re.findall(r"```yaml\n(.*?)```", REGISTER, re.DOTALL)[0]
    path = office / "congvan.yaml"
    path.write_text(path.read_text(encoding="utf-8") + settings, encoding="utf-8")
    assert run(["register", "init"], office).returncode == 0
    told = run(["register", "next"], office)
    assert (told.returncode, told.stdout.count("number 01")) == (0, 2)
    assert (office / "so-van-ban/register.sqlite").stat().st_mode & 0o777 == 0o660


@pytest.mark.parametrize(
    ("command", "heading"), [("render", "option"), ("check", "`congvan check`"), ("issue", "`congvan issue`")]
)
def test_every_option_of_a_command_is_in_the_readme_and_the_other_way_round(command: str, heading: str) -> None:
    told = run([command, "--help"], ROOT).stdout
    lines = re.findall(r"^  (--?\S.*?)(?:  |$)", told, re.MULTILINE)
    options = {option for line in lines for option in re.findall(r"--[a-z][a-z-]*", line)} - {"--help"}
    (table,) = re.findall(rf"\| {heading} \| what it does \|\n(.*?)\n\n", README, re.DOTALL)
    assert set(re.findall(r"--[a-z][a-z-]*", table)) == options


def test_every_link_of_the_readme_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_two_commands_of_make_that_the_readme_names_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"^make (\w+)$", README, re.MULTILINE)) == {"demo", "test"} <= targets
