"""Templates are read by people: their lines are short enough to be read."""

from django.conf import settings

LONGEST_LINE = 160


def test_no_line_of_a_template_is_too_long():
    long_lines = [
        f"{path.relative_to(settings.BASE_DIR)}:{number}"
        for path in sorted((settings.BASE_DIR / "templates").rglob("*.*"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if len(line) > LONGEST_LINE
    ]
    assert long_lines == []
