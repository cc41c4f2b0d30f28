from benchmarks.__main__ import as_data, as_line, main, names
from benchmarks.measure import Measurement

LETTERS = Measurement("letters", 1000, 0.5, "ms/letter", 1.0, {"typst": 1.0})


def test_a_measurement_is_one_flat_object() -> None:
    assert as_data(LETTERS) == {
        "name": "letters",
        "n": 1000,
        "value": 0.5,
        "unit": "ms/letter",
        "budget": 1.0,
        "within": True,
        "beside": {"typst": 1.0},
        "ratio": 0.5,
    }


def test_a_person_reads_whether_the_budget_was_kept() -> None:
    assert as_line(LETTERS).splitlines()[0].endswith("within")
    assert as_line(Measurement("slow", 1, 2.0, "s", 1.0)).endswith("OVER")


def test_an_unknown_name_is_wrong_usage() -> None:
    assert "measure" not in names()
    assert main(["no_such_benchmark"]) == 2
