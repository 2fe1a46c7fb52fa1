"""Every table of fields, for what goes over all of them: labels, the data dictionary, the tests of the house."""

from dataclasses import dataclass
from typing import Any

from graph.domain import fields
from graph.domain.fields import FieldRow, Part, Rows
from graph.domain.records import agency_fields, innovation_fields, replication_fields, unit_fields
from graph.domain.words import N_


@dataclass(frozen=True, slots=True)
class FieldTable:
    """A record with its fields, and the links that stand among them in the form."""

    title: str  # msgid
    record: type[Any]  # Any: a frozen dataclass of fields
    parts: tuple[Part, ...]
    sections: tuple[str, ...]

    @property
    def rows(self) -> Rows:
        """Its fields."""
        return fields.table(self.record)

    @property
    def entries(self) -> list[FieldRow | Part]:
        """Fields and links in the order of the form, a link before the fields beside it."""
        return [
            one
            for section in self.sections
            for one in (
                *(part for part in self.parts if part.section == section),
                *fields.of_sections(self.record, {section}),
            )
        ]


REPLICATION = FieldTable(
    N_("Replikasi"),
    replication_fields.ReplicationFields,
    replication_fields.PARTS,
    tuple(replication_fields.SECTIONS),
)
INNOVATION = FieldTable(
    N_("Inovasi"),
    innovation_fields.InnovationFields,
    innovation_fields.PARTS,
    (*innovation_fields.SECTIONS, innovation_fields.FOLLOWED),
)
UNIT = FieldTable(N_("Unit"), unit_fields.UnitFields, unit_fields.PARTS, (unit_fields.SECTION,))
AGENCY = FieldTable(N_("Instansi"), agency_fields.AgencyFields, agency_fields.PARTS, (agency_fields.SECTION,))
TABLES = (REPLICATION, INNOVATION, UNIT, AGENCY)
TOLD = (REPLICATION, INNOVATION)  # whose records have a history: one name is one label and one kind of value in all


def labelled() -> dict[str, str]:
    """Return the label of each field and link that histories tell, also under the name that a field had before."""
    return {
        name: one.label if isinstance(one, Part) else one.field.label
        for table in TOLD
        for one in table.entries
        for name in ((one.name,) if isinstance(one, Part) else (one.name, one.box))
    }
