import datetime as dt
import json
from pathlib import Path

from coordinator_app.exchange.json_files import write_json
from coordinator_app.exchange.theme_cells import ThemeEntry
from coordinator_app.rules.themes import ThemeLink


def test_rows_for_programs(tmp_path: Path) -> None:
    path = tmp_path / "leden.json"
    row = {
        "family_name": "Ötker",
        "member_since": dt.date(2019, 3, 20),
        "themes": (ThemeEntry("wonen", ThemeLink.INTEREST),),
        "phone": None,
    }
    assert write_json(path, [row]) == 1
    assert json.loads(path.read_text("utf-8")) == [
        {
            "family_name": "Ötker",
            "member_since": "2019-03-20",
            "themes": [{"name": "wonen", "link": "interest"}],
            "phone": None,
        }
    ]
    assert "Ötker" in path.read_text("utf-8")
