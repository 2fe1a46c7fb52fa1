"""What a sheet of replications says, row by row."""

from datetime import date

from graph.domain.records.imports import Kind, Known, KnownAgency, KnownInnovation, ReadingRules
from graph.importers import column_plans, columns, sheets
from graph.importers.desired_state import DesiredRecord
from graph.importers.lookup import Lookup

TODAY = date(2025, 12, 31)


def understood(kind: Kind, sheet: sheets.Sheet) -> list[DesiredRecord]:
    agencies = [KnownAgency(f"10.{number:02}", f"Pemkab {number}", None, None) for number in range(99)]
    origin, innovation = KnownAgency("33.14", "Sragen", None, None), KnownInnovation("uptpk", "UPTPK", "33.14", True)
    rules = ReadingRules(kind, "i-1", 1, True, None, "u-1", "Daftar", TODAY)
    lookup = Lookup(Known(agencies=(origin, *agencies), innovations=(innovation,)), rules, {})
    return list(column_plans.understood(sheet, columns.guess(kind, sheet.header), lookup))
